package org.diurnal.data.importing;

/// What an export held of one channel.
///
/// @param channel its name
/// @param people people with at least one observed minute of it
/// @param days person-days with at least one observed minute of it
/// @param samples values kept
/// @param observedMinutes minutes that got a value
public record ChannelReceipt(
    String channel, int people, int days, long samples, long observedMinutes) {}
