package org.diurnal.model.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/// Loads libtorch once and sets what a user would otherwise set by environment variables.
///
/// Each of our worker threads computes with one thread of libtorch's and one of OpenBLAS's: workers
/// on different days scale better on small machines than threads inside one small product, and the
/// result does not depend on how a product was split.
public final class Engine {
  private static final Object LOCK = new Object();

  /// The version of libtorch that the build pins.
  private static final String LIBTORCH = "2.10.0";

  private static volatile boolean started;

  private Engine() {}

  /// Loads the natives; cheap when they are there already.
  ///
  /// @throws org.diurnal.core.FailedException if this platform's natives cannot be loaded
  public static void start() {
    if (!started) {
      synchronized (LOCK) {
        if (!started) {
          load();
          started = true;
        }
      }
    }
  }

  private static void load() {
    try {
      // Before the first product: OpenBLAS's own pool would fight with our workers.
      openblas_nolapack.blas_set_num_threads(1);
      torch.set_num_threads(1);
    } catch (LinkageError e) {
      throw new org.diurnal.core.FailedException(
          "the tensor engine's native libraries cannot be loaded on "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + ": "
              + e.getMessage(),
          "supported are Linux x86-64 and arm64, macOS arm64 and Windows x86-64;"
              + " `diurnal doctor` says what this machine has",
          e);
    }
  }

  /// Makes this thread compute with one native thread; called first thing by every worker.
  public static void useOneThread() {
    start();
    torch.set_num_threads(1);
  }

  /// Whether this processor multiplies bfloat16 in hardware.
  public static boolean hasHardwareBf16() {
    return CpuFeatures.current().hasAny("amx_bf16", "avx512_bf16");
  }

  /// Which processor's kernels OpenBLAS chose, for example `Haswell`; `OPENBLAS_CORETYPE` overrules
  /// its choice.
  private static String blasCore() {
    try {
      return SymbolLookup.loaderLookup()
          .find("openblas_get_corename")
          .map(Engine::callForText)
          .orElse("unknown");
    } catch (RuntimeException e) {
      return "unknown: " + e.getMessage();
    }
  }

  private static String callForText(MemorySegment function) {
    try {
      MethodHandle call =
          Linker.nativeLinker().downcallHandle(function, FunctionDescriptor.of(ADDRESS));
      return ((MemorySegment) call.invokeExact()).reinterpret(Long.MAX_VALUE).getString(0);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// What the engine runs on, for `doctor`, in reading order.
  public static Map<String, String> describe() {
    start();
    Map<String, String> d = new LinkedHashMap<>();
    d.put("engine", "libtorch " + LIBTORCH);
    d.put("blas", vendor(openblas_nolapack.blas_get_vendor()));
    d.put("blas core", blasCore());
    d.put("blas threads a worker", String.valueOf(openblas_nolapack.blas_get_num_threads()));
    d.put("bf16 in hardware", hasHardwareBf16() ? "yes" : "no");
    return d;
  }

  private static String vendor(int code) { // as JavaCPP's blas_extra.h numbers them
    return switch (code) {
      case 1 -> "Accelerate";
      case 2 -> "OpenBLAS";
      case 3 -> "MKL";
      default -> "unknown vendor " + code;
    };
  }
}
