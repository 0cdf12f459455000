import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// Rewrites a PNG with 256 of its colours, half the size: java Palette.java IN OUT
final class Palette {
  public static void main(String[] args) throws IOException {
    BufferedImage image = ImageIO.read(new File(args[0]));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    Map<Integer, Integer> counts = new HashMap<>();
    for (int p : pixels) {
      counts.merge(p & 0xFFFFFF, 1, Integer::sum);
    }
    List<Integer> frequentFirst =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed()
                .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    List<Integer> colours = new ArrayList<>();
    for (int apart = 0; colours.isEmpty() || colours.size() > 256; apart++) {
      colours.clear();
      for (int p : frequentFirst) { // every colour is then at most `apart` from one that is kept
        if (colours.isEmpty() || distance(colours.get(nearest(colours, p)), p) > apart * apart) {
          colours.add(p);
        }
        if (colours.size() > 256) {
          break;
        }
      }
    }
    byte[][] rgb = new byte[3][colours.size()];
    for (int i = 0; i < colours.size(); i++) {
      for (int c = 0; c < 3; c++) {
        rgb[c][i] = (byte) (colours.get(i) >> 16 - 8 * c);
      }
    }
    Map<Integer, Integer> index = new HashMap<>();
    IndexColorModel palette = new IndexColorModel(8, colours.size(), rgb[0], rgb[1], rgb[2]);
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette);
    for (int i = 0; i < pixels.length; i++) {
      int entry = index.computeIfAbsent(pixels[i] & 0xFFFFFF, p -> nearest(colours, p));
      out.getRaster().setSample(i % width, i / width, 0, entry);
    }
    ImageIO.write(out, "png", new File(args[1]));
  }

  private static int nearest(List<Integer> colours, int p) {
    int best = 0;
    for (int i = 1; i < colours.size(); i++) {
      best = distance(colours.get(i), p) < distance(colours.get(best), p) ? i : best;
    }
    return best;
  }

  private static int distance(int a, int b) {
    int squares = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int d = (a >> shift & 0xFF) - (b >> shift & 0xFF);
      squares += d * d;
    }
    return squares;
  }
}
