// What is worked out when it is first asked for.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

namespace assay {

/// A value that is made when it is first asked for, and once: other threads that ask for it wait. Copies
/// share it, so what it is made of must not change.
template <class T>
class Once {
 public:
  template <class Make>
  [[nodiscard]] const T& get(const Make& make) const {
    const std::lock_guard lock(made_->mutex);
    if (!made_->value) made_->value.emplace(make());
    return *made_->value;
  }

 private:
  struct Made {
    std::mutex mutex;
    std::optional<T> value;
  };
  std::shared_ptr<Made> made_ = std::make_shared<Made>();
};

}  // namespace assay
