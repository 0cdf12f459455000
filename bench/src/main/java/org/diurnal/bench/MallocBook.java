package org.diurnal.bench;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;

/// What glibc's malloc has handed out and not got back, by its own books (`mallinfo2`).
final class MallocBook {
  // struct mallinfo2: ten size_t; hblkhd (5th) are bytes in mapped blocks, uordblks (8th) the rest.
  private static final MemoryLayout BOOK = MemoryLayout.sequenceLayout(10, JAVA_LONG);

  private MallocBook() {}

  /// Bytes in use; NaN where the C library has no such books.
  static double bytesInUse() {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("mallinfo2")
        .map(f -> {
          MethodHandle call =
              linker.downcallHandle(
                  f, FunctionDescriptor.of(MemoryLayout.structLayout(BOOK.withName("fields"))));
          try (Arena arena = Arena.ofConfined()) {
            MemorySegment book = (MemorySegment) call.invokeExact((SegmentAllocator) arena);
            return (double) (book.getAtIndex(JAVA_LONG, 4) + book.getAtIndex(JAVA_LONG, 7));
          } catch (Throwable e) {
            throw new IllegalStateException("mallinfo2 failed", e);
          }
        })
        .orElse(Double.NaN);
  }
}
