package org.diurnal.data.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.store.SampleParquet;

class ParquetConformanceTest extends CsvConformanceTest {
  @Override
  protected Importer importer() {
    return new TableImporter.Parquet();
  }

  private static Path converted(Path folder) throws IOException {
    Path csv = folder.resolve("minutes.csv");
    SampleParquet.ofCsv(csv, folder.resolve("minutes.parquet"));
    Files.delete(csv);
    return folder;
  }

  @Override
  protected Path export(Path folder) throws IOException {
    return converted(super.export(folder));
  }

  @Override
  protected Path damaged(Path folder) throws IOException {
    return converted(super.damaged(folder));
  }

  @Override
  protected Path large(Path folder, int samples) throws IOException {
    return converted(super.large(folder, samples));
  }
}
