package org.diurnal.data.fit;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Takes the messages of one stream and hands what they say to the channels. Each message is
/// counted: as kept if it says something of use, else with the reason.
final class MessageReader {
  private static final Optional<String> KEPT = Optional.empty();
  private static final Optional<String> NOTHING = Optional.of(FitReasons.NOTHING);
  private static final Optional<String> NO_TIME = Optional.of(FitReasons.NO_TIME);
  private static final long CALCULATING = 0xFFFE; // a weight that the scale has not got yet
  private static final double LEAST_KG = 10;
  private static final double GREATEST_KG = 500;
  private final FitPlacer placer;
  private final StepCounter steps;
  private final String person;
  private final FitClock clock = new FitClock();
  private final HeartEvents heartEvents = new HeartEvents();
  private final BeatIntervals beats = new BeatIntervals();
  private final SleepLevels sleep = new SleepLevels();

  /// @param steps the step counter of the file's device
  /// @param person whose weight a scale's is
  MessageReader(FitPlacer placer, StepCounter steps, String person) {
    this.placer = placer;
    this.steps = steps;
    this.person = person;
    steps.nextFile();
  }

  /// Takes a message.
  void take(FitMessage m) {
    Optional<String> reason = use(m, clock.time(m));
    if (reason.isPresent()) {
      placer.account().dropRow(reason.get(), m.offset());
    } else {
      placer.account().keepRow();
    }
  }

  /// The stream ends.
  void finish(long offset) {
    beats.finish(offset, placer);
    sleep.finish(placer);
  }

  /// Why a message is of no use; empty if it is of use.
  private Optional<String> use(FitMessage m, OptionalLong time) {
    return switch (m.number()) {
      case FitNames.FILE_ID,
          FitNames.USER_PROFILE,
          FitNames.ACTIVITY,
          FitNames.TIMESTAMP_CORRELATION,
          FitNames.FIELD_DESCRIPTION,
          FitNames.DEVELOPER_DATA_ID ->
          KEPT;
      case FitNames.MONITORING_INFO -> begin(time);
      case FitNames.RECORD -> time.isEmpty() ? NO_TIME : record(m, time.getAsLong());
      case FitNames.MONITORING -> time.isEmpty() ? NO_TIME : monitoring(m, time.getAsLong());
      case FitNames.HR -> heartEvents.take(m, placer) ? KEPT : NO_TIME;
      case FitNames.HRV -> intervals(m, 0);
      case FitNames.BEAT_INTERVALS -> intervals(m, 1);
      case FitNames.SPO2_DATA -> reading(m, time, FitChannels.SPO2, 1);
      case FitNames.RESPIRATION_RATE -> reading(m, time, FitChannels.RESPIRATORY_RATE, 100);
      case FitNames.HRV_VALUE -> reading(m, time, FitChannels.RMSSD, 128);
      case FitNames.HSA_WRIST_TEMPERATURE_DATA -> temperature(m, time);
      case FitNames.SLEEP_LEVEL ->
          time.isEmpty() ? NO_TIME : sleep.take(m, time.getAsLong(), placer) ? KEPT : NOTHING;
      case FitNames.WEIGHT_SCALE -> time.isEmpty() ? NO_TIME : weight(m, time.getAsLong());
      default -> Optional.of(FitReasons.notUsed(m.number()));
    };
  }

  private Optional<String> begin(OptionalLong time) {
    time.stream().filter(t -> t >= FitTime.FIRST_DATE).forEach(t -> steps.begin(t, placer));
    return KEPT;
  }

  private Optional<String> record(FitMessage m, long time) {
    OptionalLong heartRate = m.whole(3);
    heartRate.ifPresent(r -> moment(m, FitChannels.HEART_RATE, time, r));
    OptionalLong finer = m.whole(108);
    OptionalDouble breaths =
        finer.isPresent() ? OptionalDouble.of(finer.getAsLong() / 100.0) : m.real(99, 0);
    breaths.ifPresent(b -> moment(m, FitChannels.RESPIRATORY_RATE, time, b));
    boolean skin = false;
    for (FieldLayout f : m.fields()) {
      OptionalDouble value =
          f.developer().filter(MessageReader::isSkinTemperature).isPresent()
              ? m.real(f, 0)
              : OptionalDouble.empty();
      value.ifPresent(t -> moment(m, FitChannels.SKIN_TEMPERATURE, time, t));
      skin |= value.isPresent();
    }
    return heartRate.isPresent() || breaths.isPresent() || skin ? KEPT : NOTHING;
  }

  /// Field 12 is not used: it is the temperature of the device.
  private Optional<String> monitoring(FitMessage m, long time) {
    if (time < FitTime.FIRST_DATE) {
      return Optional.of(FitReasons.NO_DATE);
    }
    OptionalLong heartRate = m.whole(27);
    heartRate.ifPresent(r -> moment(m, FitChannels.HEART_RATE, time, r));
    boolean stepped = steps.take(m, time, placer);
    return heartRate.isPresent() || stepped ? KEPT : NOTHING;
  }

  /// Beat intervals in ms; they have the time of the message before them, or their own.
  private Optional<String> intervals(FitMessage m, int field) {
    OptionalLong time = clock.last();
    if (time.isEmpty()) {
      return NO_TIME;
    }
    boolean any = false;
    for (int i = 0; i < m.count(field); i++) {
      OptionalLong ms = m.whole(field, i);
      ms.ifPresent(v -> beats.take(v, time.getAsLong(), m.offset(), placer));
      any |= ms.isPresent();
    }
    return any ? KEPT : NOTHING;
  }

  private Optional<String> reading(FitMessage m, OptionalLong time, int channel, double scale) {
    OptionalLong value = m.whole(0);
    if (value.isEmpty() || time.isEmpty()) {
      return time.isEmpty() ? NO_TIME : NOTHING;
    }
    if (value.getAsLong() < 0) {
      return Optional.of(FitReasons.NOT_MEASURED);
    }
    moment(m, channel, time.getAsLong(), value.getAsLong() / scale);
    return KEPT;
  }

  /// The readings of one buffer; the profile does not say how they are spaced, so their mean has
  /// the message's time.
  private Optional<String> temperature(FitMessage m, OptionalLong time) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < m.count(1); i++) {
      OptionalLong value = m.whole(1, i);
      sum += value.orElse(0) / 1000.0;
      n += value.isPresent() ? 1 : 0;
    }
    if (n == 0 || time.isEmpty()) {
      return time.isEmpty() ? NO_TIME : NOTHING;
    }
    moment(m, FitChannels.SKIN_TEMPERATURE, time.getAsLong(), sum / n);
    return KEPT;
  }

  private Optional<String> weight(FitMessage m, long time) {
    OptionalLong hundredths = m.whole(0);
    if (hundredths.isEmpty() || hundredths.getAsLong() == CALCULATING) {
      return NOTHING;
    }
    OptionalInt user =
        placer.survey().users() > 1
            ? OptionalInt.of((int) m.whole(12).orElse(0) & 0xFFF)
            : OptionalInt.empty();
    String who = user.isPresent() ? person + ":" + user.getAsInt() : person;
    label(m, who, time, "weight_kg", hundredths.getAsLong() / 100.0, LEAST_KG, GREATEST_KG);
    m.whole(1).ifPresent(fat -> label(m, who, time, "body_fat_pct", fat / 100.0, 1, 90));
    return KEPT;
  }

  private void label(
      FitMessage m, String who, long time, String task, double value, double least, double most) {
    if (value < least || value > most) {
      placer
          .account()
          .dropValue(
              value < least
                  ? org.diurnal.data.importing.Reasons.BELOW
                  : org.diurnal.data.importing.Reasons.ABOVE,
              m.offset());
    } else {
      placer.label(m.offset(), who, task, time, value);
    }
  }

  private void moment(FitMessage m, int channel, long time, double value) {
    placer.moment(m.offset(), channel, time * 1000, value);
  }

  private static boolean isSkinTemperature(DeveloperField field) {
    String name = field.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
    String unit = field.units().toLowerCase(Locale.ROOT).replaceAll("deg|[^a-z]", "");
    return name.equals("skin_temperature") && (unit.equals("c") || unit.equals("celsius"));
  }
}
