package org.diurnal.model.generation;

import java.util.ArrayList;
import java.util.List;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;

/// The network together with what it cannot see by itself, weighed by a [Blend].
public final class BlendedFiller implements GapFiller {
  private final String name;
  private final SensorSchema schema;
  private final Blend blend;
  private final List<GapFiller> fillers;

  /// @param name of the blend
  /// @param fillers those the blend names, in its order
  /// @throws IllegalArgumentException if they are not
  public BlendedFiller(String name, SensorSchema schema, Blend blend, List<GapFiller> fillers) {
    if (!fillers.stream().map(GapFiller::name).toList().equals(blend.fillers())) {
      throw new IllegalArgumentException("the blend was fitted on " + blend.fillers());
    }
    this.name = name;
    this.schema = schema;
    this.blend = blend;
    this.fillers = List.copyOf(fillers);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public float[][] fill(FillRequest request) {
    return fillAll(List.of(request)).getFirst();
  }

  @Override
  public List<float[][]> fillAll(List<FillRequest> requests) {
    List<List<float[][]>> parts =
        fillers.stream().map(f -> Filling.answers(schema, f, requests)).toList();
    List<float[][]> answers = new ArrayList<>();
    for (int r = 0; r < requests.size(); r++) {
      FillRequest request = requests.get(r);
      float[][] out = new float[schema.size()][DayWindow.MINUTES];
      for (int c = 0; c < schema.size(); c++) {
        Channel channel = schema.channel(c);
        int[] contexts = Blend.contexts(request.day(), c);
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (request.wanted().get(c).get(m)) {
            double z = 0;
            for (int f = 0; f < fillers.size(); f++) {
              double part = (parts.get(f).get(r)[c][m] - channel.mean()) / channel.std();
              z += blend.weights()[c][contexts[m]][f] * part;
            }
            out[c][m] = (float) (z * channel.std() + channel.mean());
          }
        }
      }
      answers.add(out);
    }
    return answers;
  }
}
