package org.diurnal.model.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.diurnal.core.DayWindow;
import org.junit.jupiter.api.Test;

class RememberedTest {
  @Test
  void theSameListIsAnsweredOnceAndAnotherAnew() {
    AtomicInteger asked = new AtomicInteger();
    GapFiller counting =
        new GapFiller() {
          @Override
          public String name() {
            return "counting";
          }

          @Override
          public float[][] fill(FillRequest request) {
            float[][] out = new float[2][DayWindow.MINUTES];
            out[0][0] = asked.incrementAndGet();
            return out;
          }
        };
    Remembered remembered = new Remembered(counting);
    FillRequest request =
        FillRequest.hiding(Days.day("a", 0, m -> 1, m -> 1), Days.same(2, Days.minutes(0, 5)));
    List<FillRequest> one = List.of(request);
    assertThat(remembered.fillAll(one).getFirst()[0][0]).isEqualTo(1);
    assertThat(remembered.fillAll(one).getFirst()[0][0]).isEqualTo(1);
    assertThat(remembered.fillAll(List.of(request)).getFirst()[0][0]).isEqualTo(2);
    assertThat(remembered.fill(request)[0][0]).isEqualTo(3);
    assertThat(remembered.name()).isEqualTo("counting");
  }
}
