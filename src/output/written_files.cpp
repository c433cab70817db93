// Files that are written: whole, or not at all.
#include "assay/output/written_files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <random>
#include <system_error>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace fs = std::filesystem;

namespace {

Error cannot_write(const std::string& name) {
  return io_error("cannot write to " + name + ": " + std::strerror(errno));
}

}  // namespace

void write_all(int descriptor, std::string_view text, const std::string& name) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw cannot_write(name);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

namespace {

// A file descriptor that is closed when it goes; closing may be what tells that the disk is full.
class OpenFile {
 public:
  OpenFile(const std::string& path, int flags, const std::string& shown_as)
      : name_(in_quotes(shown_as)), descriptor_(::open(path.c_str(), flags | O_WRONLY | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) throw cannot_write(name_);
  }
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OpenFile(OpenFile&& other) noexcept
      : name_(std::move(other.name_)), descriptor_(std::exchange(other.descriptor_, -1)) {}
  OpenFile& operator=(OpenFile&&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }
  /// Throws where a call has failed.
  void check(int result) const {
    if (result != 0) throw cannot_write(name_);
  }
  void write(const std::string& text) const { write_all(descriptor_, text, name_); }
  void write_and_close(const std::string& text) {
    write(text);
    check(::close(std::exchange(descriptor_, -1)));
  }

 private:
  std::string name_;
  int descriptor_;
};

// Signals wait, so that none ends the program while a file stands there that is not complete.
class SignalsHeld {
 public:
  SignalsHeld() {
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_{};
};

// What a link points to is written, not the link, whether or not it is there.
fs::path behind_links(const std::string& path) {
  constexpr int most = 40;
  std::error_code none;
  fs::path file = path;
  for (int i = 0; i < most && fs::is_symlink(file, none); ++i)
    file = file.parent_path() / fs::read_symlink(file, none);
  if (!fs::is_symlink(file, none)) return file;
  errno = ELOOP;
  throw cannot_write(in_quotes(path));
}

// A file that is being written is called .assay-0123456789abcdef until it is complete.
constexpr std::string_view draft_prefix = ".assay-";
constexpr std::size_t draft_digits = 16;

std::string draft_name() {
  std::random_device random;
  std::string name(draft_prefix);
  while (name.size() < draft_prefix.size() + draft_digits) name += "0123456789abcdef"[random() % 16];
  return name;
}

bool is_draft(std::string_view name) {
  return name.size() == draft_prefix.size() + draft_digits && name.starts_with(draft_prefix) &&
         name.find_first_not_of("0123456789abcdef", draft_prefix.size()) == std::string_view::npos;
}

// A draft is locked by the process that writes it: one that can be locked was left by a process that is gone.
// Asks for no memory but what C does: where there is none, they stay.
void remove_left_drafts(const fs::path& folder) {
  DIR* const all = ::opendir(folder.c_str());
  if (all == nullptr) return;
  while (const dirent* const entry = ::readdir(all)) {
    if (!is_draft(entry->d_name)) continue;
    const int left = ::openat(::dirfd(all), entry->d_name, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (left < 0) continue;
    if (::flock(left, LOCK_EX | LOCK_NB) == 0) ::unlinkat(::dirfd(all), entry->d_name, 0);
    ::close(left);
  }
  ::closedir(all);
}

// A file beside the one whose place it takes when it is complete: a reader never sees half of it. The old
// one's permissions stay.
class Draft {
 public:
  explicit Draft(const std::string& path)
      : target_(behind_links(path)),
        folder_(target_.has_parent_path() ? target_.parent_path() : "."),
        path_(folder_ / draft_name()),
        file_(path_, O_CREAT | O_EXCL, path) {}
  ~Draft() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  Draft(Draft&& other) noexcept
      : target_(std::move(other.target_)),
        folder_(std::move(other.folder_)),
        path_(std::exchange(other.path_, {})),
        file_(std::move(other.file_)) {}
  Draft& operator=(Draft&&) = delete;

  /// False where another process has just taken it for one that was left.
  [[nodiscard]] bool lock() const {
    struct stat facts {};
    const bool taken = ::flock(file_.descriptor(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    return !taken && (::fstat(file_.descriptor(), &facts) != 0 || facts.st_nlink > 0);
  }
  void write(const std::string& text) const {
    remove_left_drafts(folder_);
    file_.write(text);
    if (struct stat old{}; ::stat(target_.c_str(), &old) == 0)
      file_.check(::fchmod(file_.descriptor(), old.st_mode & 07777));
    file_.check(::fsync(file_.descriptor()));  // else a crash of the machine could leave an empty file
  }
  void take_place() {
    file_.check(::rename(path_.c_str(), target_.c_str()));
    path_.clear();
  }

 private:
  fs::path target_, folder_, path_;
  OpenFile file_;
};

Draft locked_draft(const std::string& path) {
  for (;;)
    if (Draft draft(path); draft.lock()) return draft;
}

bool is_special(const std::string& path) {  // a device, a pipe
  struct stat facts {};
  return ::stat(path.c_str(), &facts) == 0 && !S_ISREG(facts.st_mode);
}

}  // namespace

bool same_file(const std::string& path, const std::string& input) {
  struct stat output {
  }, read{};
  const int failed = input == "-" ? ::fstat(STDIN_FILENO, &read) : ::stat(input.c_str(), &read);
  return failed == 0 && ::stat(path.c_str(), &output) == 0 && output.st_dev == read.st_dev &&
         output.st_ino == read.st_ino;
}

fs::path resolved(const std::string& path) {
  std::error_code unknown;
  auto absolute = fs::absolute(behind_links(path), unknown);
  auto plain = fs::weakly_canonical(absolute, unknown);
  return unknown ? absolute : plain;
}

bool is_file(const std::string& path) {
  struct stat facts {};
  return ::stat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode);
}

void write_files(const std::vector<WrittenFile>& files) {
  {
    const SignalsHeld held;
    std::vector<Draft> drafts;
    for (const WrittenFile& file : files)
      if (!is_special(file.path)) drafts.emplace_back(locked_draft(file.path)).write(file.text);
    for (Draft& draft : drafts) draft.take_place();
  }
  for (const WrittenFile& file : files)
    if (is_special(file.path)) OpenFile(file.path, 0, file.path).write_and_close(file.text);
}

void append_to_file(const std::string& path, const std::string& text) {
  if (is_special(path)) return OpenFile(path, O_APPEND, path).write_and_close(text);
  const SignalsHeld held;
  const bool is_new = !is_file(path);
  OpenFile file(path, O_CREAT | O_APPEND, path);
  const off_t end = ::lseek(file.descriptor(), 0, SEEK_END);
  try {
    file.write_and_close(text);
  } catch (...) {
    static_cast<void>(is_new ? ::unlink(path.c_str()) : ::truncate(path.c_str(), end));
    throw;
  }
}

}  // namespace assay
