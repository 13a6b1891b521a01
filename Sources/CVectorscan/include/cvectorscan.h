// Vectorscan (or Hyperscan, same interface), found at run time: a build needs neither its headers nor its library, and a
// machine without it falls back to the scanner written in Swift. Declares only what a block-mode search for literals takes.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// One literal that ends at an offset.
struct cvectorscan_hit { uint32_t literal; uint32_t end; };

/// Where hits are gathered. Owned by the caller; `hits` is grown with realloc(3).
struct cvectorscan_hits { struct cvectorscan_hit *hits; size_t count, capacity, limit; };

/// Whether the library is here and this processor can run it. Loads it at the first call.
int cvectorscan_available(void);

/// The library's version, such as `5.4.9 2022-12-07`; empty when there is none.
const char *cvectorscan_version(void);

/// Compiles literals into a database. `caseless[i]` folds ASCII case. NULL when the library refuses.
void *cvectorscan_compile(const char *const *literals, const size_t *lengths, const uint8_t *caseless, unsigned count);

/// A database as bytes, to be freed with free(3); NULL on failure. Only for the same version on the same kind of processor.
char *cvectorscan_serialize(const void *database, size_t *length);

/// The opposite; NULL when the bytes are not a database of this version and processor.
void *cvectorscan_deserialize(const char *bytes, size_t length);

/// Working memory for one search at a time. NULL when there is none.
void *cvectorscan_scratch(const void *database);

/// Appends every occurrence to `hits`, and stops at its limit. 0, or the library's error.
int cvectorscan_scan(const void *database, const uint8_t *bytes, size_t count, void *scratch, struct cvectorscan_hits *hits);

void cvectorscan_free_database(void *database);
void cvectorscan_free_scratch(void *scratch);
