// The declarations follow the public interface of Hyperscan 5 (hs_compile.h, hs_runtime.h), which Vectorscan keeps.
#include "cvectorscan.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

enum { success = 0, flag_caseless = 1, mode_block = 1, scan_terminated = -3 };

typedef int (*on_match)(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context);

static struct {
    int (*compile)(
        const char *const *, const unsigned *, const unsigned *, const size_t *, unsigned, unsigned, const void *, void **, void **);
    int (*free_compile_error)(void *);
    int (*serialize)(const void *, char **, size_t *);
    int (*deserialize)(const char *, size_t, void **);
    int (*alloc_scratch)(const void *, void **);
    int (*scan)(const void *, const char *, unsigned, unsigned, void *, on_match, void *);
    int (*free_database)(void *);
    int (*free_scratch)(void *);
    const char *(*version)(void);
    int available;
} library;

static void load(void) {
    void *handle = dlopen("libhs.so.5", RTLD_NOW | RTLD_LOCAL);
    if (!handle) return;
    int (*valid_platform)(void) = NULL;
    // POSIX wants dlsym's result stored through a pointer to an object.
#define FIND(member, name) (*(void **)(&(member)) = dlsym(handle, name)) != NULL
    library.available = FIND(library.compile, "hs_compile_lit_multi") && FIND(library.free_compile_error, "hs_free_compile_error")
        && FIND(library.serialize, "hs_serialize_database") && FIND(library.deserialize, "hs_deserialize_database")
        && FIND(library.alloc_scratch, "hs_alloc_scratch") && FIND(library.scan, "hs_scan")
        && FIND(library.free_database, "hs_free_database") && FIND(library.free_scratch, "hs_free_scratch")
        && FIND(library.version, "hs_version") && FIND(valid_platform, "hs_valid_platform") && valid_platform() == success;
#undef FIND
}

int cvectorscan_available(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return library.available;
}

const char *cvectorscan_version(void) { return cvectorscan_available() ? library.version() : ""; }

void *cvectorscan_compile(const char *const *literals, const size_t *lengths, const uint8_t *caseless, unsigned count) {
    if (!cvectorscan_available() || count == 0) return NULL;
    unsigned *flags = calloc(count, sizeof *flags), *ids = calloc(count, sizeof *ids);
    void *database = NULL, *error = NULL;
    if (flags && ids) {
        for (unsigned index = 0; index < count; index++) {
            flags[index] = caseless[index] ? flag_caseless : 0;
            ids[index] = index;
        }
        if (library.compile(literals, flags, ids, lengths, count, mode_block, NULL, &database, &error) != success) database = NULL;
        if (error) library.free_compile_error(error);
    }
    free(flags);
    free(ids);
    return database;
}

char *cvectorscan_serialize(const void *database, size_t *length) {
    char *bytes = NULL;
    return library.serialize(database, &bytes, length) == success ? bytes : NULL;
}

void *cvectorscan_deserialize(const char *bytes, size_t length) {
    void *database = NULL;
    if (!cvectorscan_available() || library.deserialize(bytes, length, &database) != success) return NULL;
    return database;
}

void *cvectorscan_scratch(const void *database) {
    void *scratch = NULL;
    return library.alloc_scratch(database, &scratch) == success ? scratch : NULL;
}

static int gather(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
    (void)from, (void)flags;
    struct cvectorscan_hits *hits = context;
    if (hits->count == hits->capacity) {
        size_t capacity = hits->capacity ? hits->capacity * 2 : 64;
        void *grown = realloc(hits->hits, capacity * sizeof *hits->hits);
        if (!grown) return 1;
        hits->hits = grown;
        hits->capacity = capacity;
    }
    hits->hits[hits->count++] = (struct cvectorscan_hit){id, (uint32_t)to};
    return hits->count >= hits->limit;
}

int cvectorscan_scan(const void *database, const uint8_t *bytes, size_t count, void *scratch, struct cvectorscan_hits *hits) {
    if (count > UINT32_MAX) return 1;
    int result = library.scan(database, (const char *)bytes, (unsigned)count, 0, scratch, gather, hits);
    return result == scan_terminated ? success : result;
}

void cvectorscan_free_database(void *database) { library.free_database(database); }
void cvectorscan_free_scratch(void *scratch) { library.free_scratch(scratch); }
