// What Mayfly asks of a Cryptoki library (OASIS PKCS #11, 2.40 and 3), which is loaded when it runs. The few numbers and layouts that this takes
// are written down here from the specification; no policy lives here.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// A loaded library. It stays loaded for as long as the process lives: others may use it too, and none of them can tell.
struct cpkcs11;

/// `CK_RV`. 0 is success; one of ours says that a library lacks a function.
typedef unsigned long cpkcs11_rv;
#define CPKCS11_NO_FUNCTION 0xFFFFFFFFUL

/// Loads `path` and initialises it, with threads. NULL on failure: `stage` is 1 when it cannot be loaded (`reason` says why), 2 when it is
/// no Cryptoki library, 3 when it cannot be initialised (`rv`).
struct cpkcs11 *cpkcs11_load(const char *path, int *stage, cpkcs11_rv *rv, char *reason, size_t reason_size);

/// Initialises it again, after somebody has finalised it.
cpkcs11_rv cpkcs11_initialize(struct cpkcs11 *library);

/// How many tokens have this label, and the slot of the first.
cpkcs11_rv cpkcs11_find_token(struct cpkcs11 *library, const char *label, unsigned long *slot, int *count);

cpkcs11_rv cpkcs11_open_session(struct cpkcs11 *library, unsigned long slot, unsigned long *session);
cpkcs11_rv cpkcs11_close_session(struct cpkcs11 *library, unsigned long session);
/// Of this whole process with the token.
cpkcs11_rv cpkcs11_close_all_sessions(struct cpkcs11 *library, unsigned long slot);
cpkcs11_rv cpkcs11_logout(struct cpkcs11 *library, unsigned long session);

/// As the token's user. That somebody is logged in already is success.
cpkcs11_rv cpkcs11_login(struct cpkcs11 *library, unsigned long session, const uint8_t *pin, size_t pin_size);

/// Makes a key pair on the curve that `params` (ECParameters in DER) names: kept, private, sensitive, not extractable, for signing alone.
cpkcs11_rv cpkcs11_make_ec_key(
    struct cpkcs11 *library, unsigned long session, const uint8_t *params, size_t params_size, const uint8_t *identifier,
    size_t identifier_size, const char *label);

#define CPKCS11_PUBLIC_KEY 2UL
#define CPKCS11_PRIVATE_KEY 3UL

/// Finds elliptic-curve keys of a class by CKA_ID, or, where that is empty, by CKA_LABEL. `count` stops at 2; `key` is the first.
cpkcs11_rv cpkcs11_find_key(
    struct cpkcs11 *library, unsigned long session, unsigned long class_, const uint8_t *identifier, size_t identifier_size,
    const char *label, unsigned long *key, int *count);

#define CPKCS11_ID 0x102UL
#define CPKCS11_SENSITIVE 0x103UL
#define CPKCS11_EXTRACTABLE 0x162UL
#define CPKCS11_EC_PARAMS 0x180UL
#define CPKCS11_EC_POINT 0x181UL
#define CPKCS11_VALUE 0x11UL

/// Reads one attribute of at most `*size` bytes, and sets `size` to what it has.
cpkcs11_rv cpkcs11_attribute(
    struct cpkcs11 *library, unsigned long session, unsigned long object, unsigned long type, uint8_t *value, size_t *size);

/// CKM_ECDSA over a digest: r || s.
cpkcs11_rv cpkcs11_sign(
    struct cpkcs11 *library, unsigned long session, unsigned long key, const uint8_t *digest, size_t digest_size, uint8_t *signature,
    size_t *signature_size);

cpkcs11_rv cpkcs11_destroy(struct cpkcs11 *library, unsigned long session, unsigned long object);
