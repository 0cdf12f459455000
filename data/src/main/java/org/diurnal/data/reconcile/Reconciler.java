package org.diurnal.data.reconcile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.diurnal.core.Aggregation;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Device;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Placement;
import org.diurnal.core.SensorSchema;

/// Merges the days that several devices have of one person and date; a stream of source days in
/// order goes in, one day a person and date comes out.
///
/// A day that only one device has comes out as it is, with its own source. Channels of the group
/// `sleep` are states of one another: at each minute all of them come from one device.
///
/// Holds the days of one person and date at a time.
public final class Reconciler {
  /// A device on the wrist counts as worn within this many minutes of a sign of life: a value that
  /// only a body gives (heart rate, temperature, ...), or an amount above zero.
  public static final int WORN_WITHIN_MINUTES = 10;

  private static final String SLEEP = "sleep";
  private final SensorSchema schema;
  private final MergePolicy policy;
  private final Map<String, Device> devices = new HashMap<>();
  private final MergeAccount account;
  private final Consumer<MergedDay> consumer;
  private final List<DayWindow> open = new ArrayList<>();

  /// @param devices what is known of the sources; one not named is of unknown placement
  /// @param account where every minute is accounted for
  /// @param consumer takes the merged days in order of person and date
  public Reconciler(
      SensorSchema schema,
      MergePolicy policy,
      List<Device> devices,
      MergeAccount account,
      Consumer<MergedDay> consumer) {
    this.schema = schema;
    this.policy = policy;
    this.account = account;
    this.consumer = consumer;
    devices.forEach(d -> this.devices.put(d.sourceId(), d));
  }

  /// Takes the next day in order of person, date and source.
  public void add(DayWindow day) {
    if (!open.isEmpty()) {
      DayWindow last = open.getLast();
      if (!last.personId().equals(day.personId()) || !last.localDate().equals(day.localDate())) {
        finish();
      }
    }
    open.add(day);
  }

  /// Ends the stream.
  public void finish() {
    if (!open.isEmpty()) {
      consumer.accept(merge(open));
      open.clear();
    }
  }

  /// A day that nobody else has comes out unchanged.
  private MergedDay alone(DayWindow day) {
    byte[][] supplier = new byte[schema.size()][DayWindow.MINUTES];
    for (int c = 0; c < supplier.length; c++) {
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (day.observed(c).get(m)) {
          account.read(c, day.values(c)[m]);
          account.merged(c, day.values(c)[m]);
        } else {
          supplier[c][m] = MergedDay.NONE;
        }
      }
    }
    return new MergedDay(day, List.of(day.sourceId()), supplier);
  }

  private MergedDay merge(List<DayWindow> days) {
    account.day(days.size());
    if (days.size() == 1) {
      return alone(days.getFirst());
    }
    List<Device> order = policy.order(days.stream().map(d -> device(d.sourceId())).toList());
    List<DayWindow> ordered = new ArrayList<>();
    for (Device d : order) {
      days.stream().filter(w -> w.sourceId().equals(d.sourceId())).forEach(ordered::add);
    }
    boolean[] wearable = new boolean[order.size()];
    MinuteMask[] worn = new MinuteMask[order.size()];
    for (int i = 0; i < worn.length; i++) {
      Placement p = order.get(i).placement();
      wearable[i] = p == Placement.WRIST || p == Placement.FINGER;
      worn[i] = wearable[i] ? worn(ordered.get(i)) : new MinuteMask();
    }
    Merge merge = new Merge(ordered, worn, wearable);
    for (int c = 0; c < schema.size(); c++) {
      merge.channel(c);
    }
    DayWindow first = days.getFirst();
    DayWindow day =
        new DayWindow(
            first.personId(),
            first.localDate(),
            ordered.stream()
                .map(DayWindow::utcOffsetMinutes)
                .filter(o -> o.isPresent())
                .findFirst()
                .orElse(first.utcOffsetMinutes()),
            MergedDay.MERGED,
            merge.values,
            merge.observed);
    return new MergedDay(day, order.stream().map(Device::sourceId).toList(), merge.supplier);
  }

  private Device device(String sourceId) {
    return devices.getOrDefault(sourceId, new Device(sourceId, "", Placement.UNKNOWN));
  }

  /// The minutes near a sign of life.
  private MinuteMask worn(DayWindow day) {
    MinuteMask worn = new MinuteMask();
    for (int c = 0; c < day.channels(); c++) {
      boolean amount = schema.channel(c).aggregation() == Aggregation.SUM;
      boolean state = schema.channel(c).aggregation() == Aggregation.LAST;
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        // A class of intensity or a stage of sleep is there at rest too, as a zero.
        if (day.observed(c).get(m) && (!amount && !state || day.values(c)[m] > 0)) {
          worn.set(
              Math.max(0, m - WORN_WITHIN_MINUTES),
              Math.min(DayWindow.MINUTES, m + WORN_WITHIN_MINUTES + 1));
        }
      }
    }
    return worn;
  }

  /// The work on one day.
  private final class Merge {
    private final List<DayWindow> days;
    private final MinuteMask[] worn;
    private final boolean[] wearable;
    private final float[][] values = new float[schema.size()][DayWindow.MINUTES];
    private final MinuteMask[] observed = new MinuteMask[schema.size()];
    private final byte[][] supplier = new byte[schema.size()][DayWindow.MINUTES];
    private final boolean[] has;

    Merge(List<DayWindow> days, MinuteMask[] worn, boolean[] wearable) {
      this.days = days;
      this.worn = worn;
      this.wearable = wearable;
      this.has = new boolean[days.size()];
    }

    void channel(int c) {
      observed[c] = new MinuteMask();
      Arrays.fill(supplier[c], MergedDay.NONE);
      Channel channel = schema.channel(c);
      MergeRule rule = policy.rule(channel);
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        boolean any = false;
        for (int i = 0; i < has.length; i++) {
          has[i] = days.get(i).observed(c).get(m);
          if (has[i]) {
            float v = days.get(i).values(c)[m];
            account.read(c, v);
            has[i] = channel.isPlausible(v);
            if (!has[i]) {
              account.rejected(c, v);
            }
            any |= has[i];
          }
        }
        if (any) {
          settle(c, m, rule);
        }
      }
    }

    private void settle(int c, int m, MergeRule rule) {
      int who =
          switch (rule) {
            case PRIORITY -> isSleep(c) ? firstOfSleep(m) : first();
            case MAX -> greatest(c, m);
            case MEAN -> first();
            case WRIST_WHEN_WORN -> wristOrFirst(m);
          };
      double sum = 0;
      int n = 0;
      for (int i = 0; i < has.length; i++) {
        if (!has[i]) {
          continue;
        }
        float v = days.get(i).values(c)[m];
        sum += v;
        n++;
        if (i != who) {
          account.overlapped(c, v);
        }
      }
      if (who < 0 || !has[who]) {
        return; // the device that decides says nothing, and the others are not asked
      }
      boolean mean = rule == MergeRule.MEAN && n > 1;
      values[c][m] = mean ? (float) (sum / n) : days.get(who).values(c)[m];
      observed[c].set(m);
      supplier[c][m] = mean ? MergedDay.SEVERAL : (byte) who;
      account.merged(c, values[c][m]);
    }

    private boolean isSleep(int c) {
      return Objects.equals(schema.channel(c).group(), SLEEP);
    }

    private int first() {
      for (int i = 0; i < has.length; i++) {
        if (has[i]) {
          return i;
        }
      }
      return -1;
    }

    /// The first device that has any channel of sleep at a minute.
    private int firstOfSleep(int m) {
      for (int i = 0; i < has.length; i++) {
        for (int c = 0; c < schema.size(); c++) {
          if (isSleep(c) && days.get(i).observed(c).get(m)) {
            return i;
          }
        }
      }
      return -1;
    }

    private int greatest(int c, int m) {
      int best = -1;
      for (int i = 0; i < has.length; i++) {
        if (has[i] && (best < 0 || days.get(i).values(c)[m] > days.get(best).values(c)[m])) {
          best = i;
        }
      }
      return best;
    }

    private int wristOrFirst(int m) {
      for (int i = 0; i < has.length; i++) {
        if (worn[i].get(m)) {
          return i;
        }
      }
      for (int i = 0; i < has.length; i++) {
        if (has[i] && !wearable[i]) {
          return i;
        }
      }
      return first(); // a band that lies on the table is all there is
    }
  }
}
