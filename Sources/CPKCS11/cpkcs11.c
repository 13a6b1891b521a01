#include "cpkcs11.h"
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// General data types (section 2) and the structures that are used; the natural alignment of the platform, as on every Unix.
typedef unsigned long ck_ulong;
typedef unsigned char ck_byte;

struct ck_attribute {
    ck_ulong type;
    void *value;
    ck_ulong size;
};

struct ck_mechanism {
    ck_ulong mechanism;
    void *parameter;
    ck_ulong parameter_size;
};

struct ck_initialize_args {
    void *create_mutex, *destroy_mutex, *lock_mutex, *unlock_mutex;
    ck_ulong flags;
    void *reserved;
};

struct ck_token_info {
    ck_byte label[32], manufacturer[32], model[16], serial[16];
    ck_ulong flags, max_sessions, sessions, max_rw_sessions, rw_sessions, max_pin, min_pin;
    ck_ulong total_public, free_public, total_private, free_private;
    ck_byte hardware_version[2], firmware_version[2], time[16];
};

// CK_FUNCTION_LIST is a version and one pointer for each function, in the order in which the specification lists them.
enum {
    initialize = 0, get_slot_list = 4, get_token_info = 6, open_session = 12, close_session = 13, close_all_sessions = 14, login = 18,
    logout = 19, destroy_object = 22, get_attribute_value = 24, find_objects_init = 26, find_objects = 27, find_objects_final = 28,
    sign_init = 42, sign = 43, generate_key_pair = 59, function_count = 68
};

struct ck_function_list {
    ck_byte version[2];
    void *functions[function_count];
};

struct cpkcs11 {
    const struct ck_function_list *list;
};

enum {
    already_initialized = 0x191, user_already_logged_in = 0x100,
    os_locking_ok = 2, rw_session = 2, serial_session = 4, user = 1, token_initialized = 0x400,
    key_type_ec = 3, ec_key_pair_gen = 0x1040, ecdsa = 0x1041,
    a_class = 0, a_token = 1, a_private = 2, a_label = 3, a_key_type = 0x100, a_id = 0x102, a_sensitive = 0x103, a_sign = 0x108,
    a_verify = 0x10A, a_extractable = 0x162, a_ec_params = 0x180
};

#define CALL(library, which, type, ...) \
    ((library)->list->functions[which] == NULL ? CPKCS11_NO_FUNCTION : ((type)(library)->list->functions[which])(__VA_ARGS__))

typedef ck_ulong (*takes_pointer)(void *);
typedef ck_ulong (*takes_slot_list)(ck_byte, ck_ulong *, ck_ulong *);
typedef ck_ulong (*takes_slot_and_pointer)(ck_ulong, void *);
typedef ck_ulong (*takes_open_session)(ck_ulong, ck_ulong, void *, void *, ck_ulong *);
typedef ck_ulong (*takes_handle)(ck_ulong);
typedef ck_ulong (*takes_login)(ck_ulong, ck_ulong, ck_byte *, ck_ulong);
typedef ck_ulong (*takes_two_handles)(ck_ulong, ck_ulong);
typedef ck_ulong (*takes_attributes)(ck_ulong, ck_ulong, struct ck_attribute *, ck_ulong);
typedef ck_ulong (*takes_template)(ck_ulong, struct ck_attribute *, ck_ulong);
typedef ck_ulong (*takes_find)(ck_ulong, ck_ulong *, ck_ulong, ck_ulong *);
typedef ck_ulong (*takes_sign_init)(ck_ulong, struct ck_mechanism *, ck_ulong);
typedef ck_ulong (*takes_sign)(ck_ulong, ck_byte *, ck_ulong, ck_byte *, ck_ulong *);
typedef ck_ulong (*takes_key_pair)(
    ck_ulong, struct ck_mechanism *, struct ck_attribute *, ck_ulong, struct ck_attribute *, ck_ulong, ck_ulong *, ck_ulong *);

cpkcs11_rv cpkcs11_initialize(struct cpkcs11 *library) {
    struct ck_initialize_args arguments = {.flags = os_locking_ok};
    ck_ulong rv = CALL(library, initialize, takes_pointer, &arguments);
    return rv == already_initialized ? 0 : rv;
}

struct cpkcs11 *cpkcs11_load(const char *path, int *stage, cpkcs11_rv *rv, char *reason, size_t reason_size) {
    *rv = 0;
    *stage = 1;
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        const char *said = dlerror();
        snprintf(reason, reason_size, "%s", said == NULL ? "it cannot be loaded" : said);
        return NULL;
    }
    *stage = 2;
    ck_ulong (*get)(struct ck_function_list **) = (ck_ulong (*)(struct ck_function_list **))dlsym(handle, "C_GetFunctionList");
    struct ck_function_list *list = NULL;
    if (get == NULL || (*rv = get(&list)) != 0 || list == NULL || list->version[0] < 2) {
        dlclose(handle);
        return NULL;
    }
    *stage = 3;
    struct cpkcs11 *library = malloc(sizeof *library);
    if (library == NULL) return NULL;
    library->list = list;
    if ((*rv = cpkcs11_initialize(library)) != 0) {
        free(library);
        return NULL;
    }
    return library;
}

cpkcs11_rv cpkcs11_find_token(struct cpkcs11 *library, const char *label, unsigned long *slot, int *count) {
    ck_ulong slots[256], number = 0;
    *count = 0;
    // Asked for the number first: some libraries look for new tokens then, and then alone.
    ck_ulong rv = CALL(library, get_slot_list, takes_slot_list, 1, NULL, &number);
    if (rv != 0) return rv;
    number = sizeof slots / sizeof *slots;
    rv = CALL(library, get_slot_list, takes_slot_list, 1, slots, &number);
    if (rv != 0) return rv;
    ck_byte padded[32];
    size_t size = strlen(label);
    if (size > sizeof padded) return 0;
    memset(padded, ' ', sizeof padded);
    memcpy(padded, label, size);
    for (ck_ulong index = 0; index < number && index < sizeof slots / sizeof *slots; index++) {
        struct ck_token_info info;
        memset(&info, 0, sizeof info);
        // A token that was taken out meanwhile is none.
        if (CALL(library, get_token_info, takes_slot_and_pointer, slots[index], &info) != 0) continue;
        if (!(info.flags & token_initialized) || memcmp(info.label, padded, sizeof padded) != 0) continue;
        if ((*count)++ == 0) *slot = slots[index];
    }
    return 0;
}

cpkcs11_rv cpkcs11_open_session(struct cpkcs11 *library, unsigned long slot, unsigned long *session) {
    return CALL(library, open_session, takes_open_session, slot, rw_session | serial_session, NULL, NULL, session);
}

cpkcs11_rv cpkcs11_close_session(struct cpkcs11 *library, unsigned long session) {
    return CALL(library, close_session, takes_handle, session);
}

cpkcs11_rv cpkcs11_close_all_sessions(struct cpkcs11 *library, unsigned long slot) {
    return CALL(library, close_all_sessions, takes_handle, slot);
}

cpkcs11_rv cpkcs11_logout(struct cpkcs11 *library, unsigned long session) { return CALL(library, logout, takes_handle, session); }

cpkcs11_rv cpkcs11_login(struct cpkcs11 *library, unsigned long session, const uint8_t *pin, size_t pin_size) {
    ck_ulong rv = CALL(library, login, takes_login, session, user, (ck_byte *)pin, pin_size);
    return rv == user_already_logged_in ? 0 : rv;
}

cpkcs11_rv cpkcs11_make_ec_key(
    struct cpkcs11 *library, unsigned long session, const uint8_t *params, size_t params_size, const uint8_t *identifier,
    size_t identifier_size, const char *label) {
    ck_byte yes = 1, no = 0;
    ck_ulong type = key_type_ec, public_handle = 0, private_handle = 0;
    struct ck_mechanism mechanism = {ec_key_pair_gen, NULL, 0};
    struct ck_attribute public[] = {
        {a_key_type, &type, sizeof type}, {a_token, &yes, 1}, {a_private, &no, 1}, {a_verify, &yes, 1},
        {a_ec_params, (void *)params, params_size}, {a_id, (void *)identifier, identifier_size}, {a_label, (void *)label, strlen(label)},
    };
    struct ck_attribute private[] = {
        {a_key_type, &type, sizeof type}, {a_token, &yes, 1}, {a_private, &yes, 1}, {a_sensitive, &yes, 1}, {a_extractable, &no, 1},
        {a_sign, &yes, 1}, {a_id, (void *)identifier, identifier_size}, {a_label, (void *)label, strlen(label)},
    };
    return CALL(
        library, generate_key_pair, takes_key_pair, session, &mechanism, public, sizeof public / sizeof *public, private,
        sizeof private / sizeof *private, &public_handle, &private_handle);
}

cpkcs11_rv cpkcs11_find_key(
    struct cpkcs11 *library, unsigned long session, unsigned long class_, const uint8_t *identifier, size_t identifier_size,
    const char *label, unsigned long *key, int *count) {
    ck_ulong type = key_type_ec, found[2] = {0, 0}, number = 0;
    struct ck_attribute template[] = {
        {a_class, &class_, sizeof class_}, {a_key_type, &type, sizeof type},
        identifier_size > 0 ? (struct ck_attribute){a_id, (void *)identifier, identifier_size}
                            : (struct ck_attribute){a_label, (void *)label, strlen(label)},
    };
    *count = 0;
    ck_ulong rv = CALL(library, find_objects_init, takes_template, session, template, sizeof template / sizeof *template);
    if (rv != 0) return rv;
    rv = CALL(library, find_objects, takes_find, session, found, 2, &number);
    ck_ulong final = CALL(library, find_objects_final, takes_handle, session);
    if (rv != 0) return rv;
    if (final != 0) return final;
    *count = number > 2 ? 2 : (int)number;
    *key = found[0];
    return 0;
}

cpkcs11_rv cpkcs11_attribute(
    struct cpkcs11 *library, unsigned long session, unsigned long object, unsigned long type, uint8_t *value, size_t *size) {
    struct ck_attribute attribute = {type, value, *size};
    size_t room = *size;
    ck_ulong rv = CALL(library, get_attribute_value, takes_attributes, session, object, &attribute, 1);
    // CK_UNAVAILABLE_INFORMATION is the greatest number.
    *size = rv == 0 && attribute.size <= room ? attribute.size : 0;
    return rv;
}

cpkcs11_rv cpkcs11_sign(
    struct cpkcs11 *library, unsigned long session, unsigned long key, const uint8_t *digest, size_t digest_size, uint8_t *signature,
    size_t *signature_size) {
    struct ck_mechanism mechanism = {ecdsa, NULL, 0};
    ck_ulong rv = CALL(library, sign_init, takes_sign_init, session, &mechanism, key);
    if (rv != 0) return rv;
    ck_ulong size = *signature_size;
    rv = CALL(library, sign, takes_sign, session, (ck_byte *)digest, digest_size, signature, &size);
    *signature_size = rv == 0 && size <= *signature_size ? size : 0;
    return rv;
}

cpkcs11_rv cpkcs11_destroy(struct cpkcs11 *library, unsigned long session, unsigned long object) {
    return CALL(library, destroy_object, takes_two_handles, session, object);
}
