// Calls of the system that fail when they are told to: preloaded into assay by faults.py.
//
// Between the beginning and the end of main, calls of the function that FAULT_CALL names are counted. The one
// with the number FAULT_AT fails with the error FAULT_ERRNO, and all after it, too, where FAULT_ONWARD is
// set; or it is interrupted by FAULT_SIGNAL, and works. At the end the count is written to the file
// FAULT_COUNT.
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

std::atomic<bool> armed = false;
std::atomic<long> calls = 0;
const char* failing = "";
long at = 0;
int error = 0, signal_number = 0;
bool onward = false;

long number_of(const char* variable) {
  const char* const text = std::getenv(variable);
  return text == nullptr ? 0 : std::atol(text);
}

// The call fails.
bool fails(const char* name) {
  if (!armed.load(std::memory_order_relaxed) || std::strcmp(name, failing) != 0) return false;
  const long call = ++calls;
  if (call != at && !(onward && at > 0 && call > at)) return false;
  if (signal_number > 0) {
    ::kill(::getpid(), signal_number);
    return false;
  }
  errno = error;
  return true;
}

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

using Main = int(int, char**, char**);
Main* real_main = nullptr;

void write_count() {
  const char* const path = std::getenv("FAULT_COUNT");
  if (path == nullptr) return;
  char text[32];
  const int size = std::snprintf(text, sizeof text, "%ld\n", calls.load());
  static const auto open_it = next<int(const char*, int, ...)>("open");
  static const auto write_it = next<ssize_t(int, const void*, size_t)>("write");
  const int file = open_it(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  static_cast<void>(write_it(file, text, static_cast<size_t>(size)));
}

int counted_main(int argc, char** argv, char** environment) {
  failing = std::getenv("FAULT_CALL") ? std::getenv("FAULT_CALL") : "";
  at = number_of("FAULT_AT");
  error = static_cast<int>(number_of("FAULT_ERRNO"));
  signal_number = static_cast<int>(number_of("FAULT_SIGNAL"));
  onward = number_of("FAULT_ONWARD") != 0;
  armed = true;
  const int status = real_main(argc, argv, environment);
  armed = false;
  write_count();
  return status;
}

}  // namespace

extern "C" {

int __libc_start_main(Main* main, int argc, char** argv, void (*init)(), void (*fini)(), void (*rtld_fini)(),
                      void* stack_end) {
  using Start = int(Main*, int, char**, void (*)(), void (*)(), void (*)(), void*);
  real_main = main;
  return next<Start>("__libc_start_main")(counted_main, argc, argv, init, fini, rtld_fini, stack_end);
}

ssize_t read(int file, void* buffer, size_t size) {
  static const auto real = next<ssize_t(int, void*, size_t)>("read");
  return fails("read") ? -1 : real(file, buffer, size);
}

ssize_t write(int file, const void* buffer, size_t size) {
  static const auto real = next<ssize_t(int, const void*, size_t)>("write");
  return file != STDERR_FILENO && fails("write") ? -1 : real(file, buffer, size);
}

int open(const char* path, int flags, ...) {
  static const auto real = next<int(const char*, int, ...)>("open");
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return fails("open") ? -1 : real(path, flags, mode);
}

// As on Linux, the file is closed all the same.
int close(int file) {
  static const auto real = next<int(int)>("close");
  const int done = real(file);
  return fails("close") ? -1 : done;
}

int rename(const char* from, const char* to) {
  static const auto real = next<int(const char*, const char*)>("rename");
  return fails("rename") ? -1 : real(from, to);
}

int fsync(int file) {
  static const auto real = next<int(int)>("fsync");
  return fails("fsync") ? -1 : real(file);
}

void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* memory, size_t size);
void* __libc_memalign(size_t alignment, size_t size);

void* malloc(size_t size) { return fails("malloc") ? nullptr : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return fails("malloc") ? nullptr : __libc_calloc(count, size); }
void* realloc(void* memory, size_t size) { return fails("malloc") ? nullptr : __libc_realloc(memory, size); }
void* memalign(size_t alignment, size_t size) {
  return fails("malloc") ? nullptr : __libc_memalign(alignment, size);
}
void* aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }
int posix_memalign(void** memory, size_t alignment, size_t size) {
  *memory = memalign(alignment, size);
  return *memory == nullptr ? ENOMEM : 0;
}

}  // extern "C"
