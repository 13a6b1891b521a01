// The declarations follow the libraries' public interfaces: bzlib.h 1.0, lzma/container.h 5, zstd.h 1.4.
#include "ccompression.h"

#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>

#define MEMORY_LIMIT (128u << 20)

static pthread_once_t once = PTHREAD_ONCE_INIT;

// bzip2

typedef struct {
    const char *next_in;
    unsigned avail_in, total_in_low, total_in_high;
    char *next_out;
    unsigned avail_out, total_out_low, total_out_high;
    void *state;
    void *(*allocate)(void *, int, int);
    void (*release)(void *, void *);
    void *opaque;
} bzip2_stream;

static struct {
    int (*init)(bzip2_stream *, int, int);
    int (*decompress)(bzip2_stream *);
    int (*end)(bzip2_stream *);
    int available;
} bzip2;

// xz

typedef struct {
    const uint8_t *next_in;
    size_t avail_in;
    uint64_t total_in;
    uint8_t *next_out;
    size_t avail_out;
    uint64_t total_out;
    const void *allocator;
    void *internal;
    // What the interface keeps for itself, and more.
    uint64_t reserved[24];
} xz_stream;

static struct {
    int (*init)(xz_stream *, uint64_t, uint32_t);
    int (*code)(xz_stream *, int);
    void (*end)(xz_stream *);
    int available;
} xz;

// zstd

typedef struct {
    const void *bytes;
    size_t size, position;
} zstd_input;

typedef struct {
    void *bytes;
    size_t size, position;
} zstd_output;

static struct {
    void *(*create)(void);
    size_t (*release)(void *);
    size_t (*set)(void *, int, int);
    size_t (*decompress)(void *, zstd_output *, zstd_input *);
    unsigned (*is_error)(size_t);
    int available;
} zstd;

static void load(void) {
    // POSIX wants dlsym's result stored through a pointer to an object.
#define FIND(handle, member, name) (*(void **)(&(member)) = dlsym(handle, name)) != NULL
    void *handle = dlopen("libbz2.so.1.0", RTLD_NOW | RTLD_LOCAL);
    bzip2.available = handle && FIND(handle, bzip2.init, "BZ2_bzDecompressInit")
        && FIND(handle, bzip2.decompress, "BZ2_bzDecompress") && FIND(handle, bzip2.end, "BZ2_bzDecompressEnd");
    handle = dlopen("liblzma.so.5", RTLD_NOW | RTLD_LOCAL);
    xz.available = handle && FIND(handle, xz.init, "lzma_stream_decoder") && FIND(handle, xz.code, "lzma_code")
        && FIND(handle, xz.end, "lzma_end");
    handle = dlopen("libzstd.so.1", RTLD_NOW | RTLD_LOCAL);
    zstd.available = handle && FIND(handle, zstd.create, "ZSTD_createDCtx") && FIND(handle, zstd.release, "ZSTD_freeDCtx")
        && FIND(handle, zstd.set, "ZSTD_DCtx_setParameter") && FIND(handle, zstd.decompress, "ZSTD_decompressStream")
        && FIND(handle, zstd.is_error, "ZSTD_isError");
#undef FIND
}

static unsigned step(size_t left) { return left > (1u << 30) ? 1u << 30 : (unsigned)left; }

static int unpack_bzip2(const uint8_t *input, size_t count, uint8_t *output, size_t capacity, size_t *produced) {
    enum { ok = 0, stream_end = 4 };
    size_t read = 0;
    if (!bzip2.available) return CCOMPRESSION_UNAVAILABLE;
    // Several streams may follow each other: parallel packers write so.
    while (read < count) {
        bzip2_stream stream;
        memset(&stream, 0, sizeof stream);
        if (bzip2.init(&stream, 0, 0) != ok) return CCOMPRESSION_DAMAGED;
        int result = ok;
        while (result == ok) {
            unsigned in = step(count - read), out = step(capacity - *produced);
            stream.next_in = (const char *)input + read;
            stream.avail_in = in;
            stream.next_out = (char *)output + *produced;
            stream.avail_out = out;
            result = bzip2.decompress(&stream);
            size_t taken = in - stream.avail_in, made = out - stream.avail_out;
            read += taken;
            *produced += made;
            if (result == ok && taken == 0 && made == 0) {
                bzip2.end(&stream);
                return *produced == capacity ? CCOMPRESSION_FULL : CCOMPRESSION_DAMAGED;
            }
        }
        bzip2.end(&stream);
        if (result != stream_end) return CCOMPRESSION_DAMAGED;
        // What follows a whole stream and is none is left alone, as the program leaves it.
        if (count - read < 4 || memcmp(input + read, "BZh", 3) != 0) break;
    }
    return CCOMPRESSION_DONE;
}

static int unpack_xz(const uint8_t *input, size_t count, uint8_t *output, size_t capacity, size_t *produced) {
    enum { ok = 0, stream_end = 1, concatenated = 8, finish = 3 };
    if (!xz.available) return CCOMPRESSION_UNAVAILABLE;
    xz_stream stream;
    memset(&stream, 0, sizeof stream);
    if (xz.init(&stream, MEMORY_LIMIT, concatenated) != ok) return CCOMPRESSION_DAMAGED;
    stream.next_in = input;
    stream.avail_in = count;
    stream.next_out = output;
    stream.avail_out = capacity;
    int result;
    do result = xz.code(&stream, finish);
    while (result == ok && stream.avail_out > 0);
    *produced = capacity - stream.avail_out;
    // The end of the last stream may need one more call, without room.
    if (result == ok) result = xz.code(&stream, finish);
    int is_full = result != stream_end && stream.avail_out == 0;
    xz.end(&stream);
    if (result == stream_end) return CCOMPRESSION_DONE;
    return is_full ? CCOMPRESSION_FULL : CCOMPRESSION_DAMAGED;
}

static int unpack_zstd(const uint8_t *input, size_t count, uint8_t *output, size_t capacity, size_t *produced) {
    enum { window_log_maximum = 100 };
    if (!zstd.available) return CCOMPRESSION_UNAVAILABLE;
    void *context = zstd.create();
    if (!context) return CCOMPRESSION_DAMAGED;
    int result = CCOMPRESSION_DAMAGED;
    // A window of 2^26 bytes, half of what the decoders may use.
    if (!zstd.is_error(zstd.set(context, window_log_maximum, 26))) {
        zstd_input in = {input, count, 0};
        zstd_output out = {output, capacity, 0};
        for (;;) {
            size_t before_in = in.position, before_out = out.position;
            size_t left = zstd.decompress(context, &out, &in);
            if (zstd.is_error(left)) break;
            if (in.position == count && left == 0) {
                result = CCOMPRESSION_DONE;
                break;
            }
            if (in.position == before_in && out.position == before_out) {
                if (out.position == capacity) result = CCOMPRESSION_FULL;
                break;
            }
        }
        *produced = out.position;
    }
    zstd.release(context);
    return result;
}

int ccompression_unpack(
    int format, const uint8_t *input, size_t count, uint8_t *output, size_t capacity, size_t *produced) {
    *produced = 0;
    pthread_once(&once, load);
    switch (format) {
    case CCOMPRESSION_BZIP2: return unpack_bzip2(input, count, output, capacity, produced);
    case CCOMPRESSION_XZ: return unpack_xz(input, count, output, capacity, produced);
    case CCOMPRESSION_ZSTD: return unpack_zstd(input, count, output, capacity, produced);
    default: return CCOMPRESSION_DAMAGED;
    }
}
