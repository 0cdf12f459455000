package org.diurnal.tasks.finetune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.diurnal.core.FailedException;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.PackedDays;
import org.diurnal.model.masking.AimMask;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.Preprocessor;

/// Days of people by person, on disk, normalised as they are asked for. Days without a visible
/// token are left out, as from an embedding. Its temporary file is deleted by [#close].
public final class PackedPeople implements PeopleDays, AutoCloseable {
  private final Path folder;
  private final PackedDays packed;
  private final Preprocessor preprocessor;
  private final Map<String, List<Integer>> ofPerson = new HashMap<>();

  /// Packs them.
  public PackedPeople(Dataset dataset, Collection<String> people, Preprocessor preprocessor) {
    this.preprocessor = preprocessor;
    try {
      folder = Files.createTempDirectory("diurnal-finetune");
    } catch (IOException e) {
      throw new FailedException("no temporary folder: " + e.getMessage(), "free some space", e);
    }
    packed = PackedDays.build(dataset, people, folder.resolve("days"));
    for (int d = 0; d < packed.size(); d++) {
      if (AimMask.inheritedOnly(day(d).inherited()).visible() > 0) {
        ofPerson.computeIfAbsent(packed.personId(d), p -> new ArrayList<>()).add(d);
      }
    }
  }

  private NormalizedDay day(int index) {
    return preprocessor.normalize(packed.day(index));
  }

  @Override
  public boolean has(String person) {
    return ofPerson.containsKey(person);
  }

  @Override
  public List<NormalizedDay> all(String person) {
    return ofPerson.getOrDefault(person, List.of()).stream().map(this::day).toList();
  }

  @Override
  public List<NormalizedDay> some(String person, int most, SplittableRandom random) {
    List<Integer> days = new ArrayList<>(ofPerson.getOrDefault(person, List.of()));
    List<NormalizedDay> drawn = new ArrayList<>();
    while (drawn.size() < most && !days.isEmpty()) {
      drawn.add(day(days.remove(random.nextInt(days.size()))));
    }
    return drawn;
  }

  @Override
  public void close() {
    packed.close();
    try {
      Files.deleteIfExists(folder.resolve("days"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new FailedException(folder + ": cannot be deleted", "delete it by hand", e);
    }
  }
}
