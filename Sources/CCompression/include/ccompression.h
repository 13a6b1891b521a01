// bzip2, xz and zstd from the libraries of the system, found when they are first needed: Debian's packaging tools need all three, so
// they are there, and where one is not, its files are listed as not opened.
#pragma once

#include <stddef.h>
#include <stdint.h>

enum ccompression_format { CCOMPRESSION_BZIP2 = 1, CCOMPRESSION_XZ = 2, CCOMPRESSION_ZSTD = 3 };
enum ccompression_result { CCOMPRESSION_DONE = 0, CCOMPRESSION_FULL = 1, CCOMPRESSION_DAMAGED = 2, CCOMPRESSION_UNAVAILABLE = 3 };

/// Unpacks all streams of `input` into at most `capacity` bytes. `produced` is how many came out, whatever the result.
/// The decoders themselves use at most 128 MiB.
int ccompression_unpack(
    int format, const uint8_t *input, size_t count, uint8_t *output, size_t capacity, size_t *produced);
