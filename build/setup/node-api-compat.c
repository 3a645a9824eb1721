/*
 * Development-only loader: lets an unmodified Node-API 10 addon (better-sqlite3 >= 13
 * prebuild) run on a runtime that only implements Node-API 9 (Node 20, Electron < 35).
 *
 * Node-API 10 differs from 9, for this addon, in one thing only: napi_create_reference()
 * accepts primitive values.  This wrapper registers itself as a version 9 addon, loads
 * ../../prebuilds/linux-x64.node (relative to its own file), redirects that library's
 * two GOT entries for references to versions that box primitives in an object, and then
 * calls the addon's own init function.
 *
 * cc -O2 -shared -fPIC -o node_modules/better-sqlite3/build/Release/better_sqlite3.node node-api-compat.c
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <elf.h>
#include <libgen.h>
#include <link.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

typedef struct napi_env__ *napi_env;
typedef struct napi_value__ *napi_value;
typedef struct napi_ref__ *napi_ref;
typedef int napi_status; /* 0 = napi_ok */
typedef struct { uint64_t lower, upper; } napi_type_tag;
enum { T_SYMBOL = 5, T_OBJECT = 6, T_FUNCTION = 7, T_EXTERNAL = 8 };

extern napi_status napi_typeof(napi_env, napi_value, int *);
extern napi_status napi_create_object(napi_env, napi_value *);
extern napi_status napi_set_element(napi_env, napi_value, uint32_t, napi_value);
extern napi_status napi_get_element(napi_env, napi_value, uint32_t, napi_value *);
extern napi_status napi_type_tag_object(napi_env, napi_value, const napi_type_tag *);
extern napi_status napi_check_object_type_tag(napi_env, napi_value, const napi_type_tag *, bool *);
extern napi_status napi_create_reference(napi_env, napi_value, uint32_t, napi_ref *);
extern napi_status napi_get_reference_value(napi_env, napi_ref, napi_value *);
extern napi_status napi_throw_error(napi_env, const char *, const char *);

static const napi_type_tag BOX = {0x7a7669726b61626fULL, 0x6e61706931306f39ULL};

static napi_status box_create_reference(napi_env env, napi_value value, uint32_t count, napi_ref *out) {
  int type;
  napi_status s = napi_typeof(env, value, &type);
  if (s) return s;
  if (type == T_OBJECT || type == T_FUNCTION || type == T_SYMBOL || type == T_EXTERNAL)
    return napi_create_reference(env, value, count, out);
  napi_value box;
  if ((s = napi_create_object(env, &box)) || (s = napi_set_element(env, box, 0, value)) ||
      (s = napi_type_tag_object(env, box, &BOX)))
    return s;
  return napi_create_reference(env, box, count, out);
}

static napi_status box_get_reference_value(napi_env env, napi_ref ref, napi_value *out) {
  napi_status s = napi_get_reference_value(env, ref, out);
  if (s || !*out) return s;
  int type;
  if ((s = napi_typeof(env, *out, &type)) || type != T_OBJECT) return s;
  bool boxed = false;
  if ((s = napi_check_object_type_tag(env, *out, &BOX, &boxed)) || !boxed) return s;
  return napi_get_element(env, *out, 0, out);
}

static int redirect(struct link_map *lib, const char *name, void *to) {
  const ElfW(Sym) *sym = NULL;
  const char *str = NULL;
  const ElfW(Rela) *tab[2] = {NULL, NULL};
  size_t len[2] = {0, 0};
  for (const ElfW(Dyn) *d = lib->l_ld; d->d_tag != DT_NULL; d++) {
    if (d->d_tag == DT_SYMTAB) sym = (const void *)d->d_un.d_ptr;
    if (d->d_tag == DT_STRTAB) str = (const void *)d->d_un.d_ptr;
    if (d->d_tag == DT_RELA) tab[0] = (const void *)d->d_un.d_ptr;
    if (d->d_tag == DT_RELASZ) len[0] = d->d_un.d_val;
    if (d->d_tag == DT_JMPREL) tab[1] = (const void *)d->d_un.d_ptr;
    if (d->d_tag == DT_PLTRELSZ) len[1] = d->d_un.d_val;
  }
  if (!sym || !str) return 0;
  int found = 0;
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  for (int t = 0; t < 2; t++)
    for (size_t i = 0; tab[t] && i < len[t] / sizeof(ElfW(Rela)); i++) {
      const ElfW(Rela) *r = &tab[t][i];
      if (strcmp(str + sym[ELF64_R_SYM(r->r_info)].st_name, name)) continue;
      const uintptr_t slot = lib->l_addr + r->r_offset;
      if (mprotect((void *)(slot & ~(page - 1)), page, PROT_READ | PROT_WRITE)) return 0;
      *(void **)slot = to;
      found++;
    }
  return found;
}

__attribute__((visibility("default"))) int32_t node_api_module_get_api_version_v1(void) { return 9; }

__attribute__((visibility("default"))) napi_value napi_register_module_v1(napi_env env, napi_value exports) {
  Dl_info self;
  char path[PATH_MAX], target[PATH_MAX + 64];
  dladdr((void *)napi_register_module_v1, &self);
  snprintf(path, sizeof path, "%s", self.dli_fname);
  snprintf(target, sizeof target, "%s/../../prebuilds/linux-x64.node", dirname(path));
  void *h = dlopen(target, RTLD_NOW | RTLD_LOCAL);
  struct link_map *lib = NULL;
  if (!h || dlinfo(h, RTLD_DI_LINKMAP, &lib)) {
    napi_throw_error(env, "ERR_DLOPEN_FAILED", dlerror());
    return NULL;
  }
  if (!redirect(lib, "napi_create_reference", (void *)box_create_reference) ||
      !redirect(lib, "napi_get_reference_value", (void *)box_get_reference_value)) {
    napi_throw_error(env, "ERR_DLOPEN_FAILED", "node-api-compat: reference functions not found");
    return NULL;
  }
  napi_value (*init)(napi_env, napi_value) = (napi_value(*)(napi_env, napi_value))dlsym(h, "napi_register_module_v1");
  return init(env, exports);
}
