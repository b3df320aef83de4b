// Where passwords, keys and tokens are kept: the keychain of the desktop, or the memory of this session where
// there is none. Never a file, a log, an argument or the store.
#pragma once

#include "core/base/result.h"

#include <functional>

namespace brickwork {

enum class SecretHome
{
    Keychain,
    Session ///< asked for again at the next start
};

class Secrets
{
public:
    using Read = std::function<void(const Result<QString>&)>; ///< NotFound: ask the writer
    using Written = std::function<void(const Result<SecretHome>&)>;
    using Removed = std::function<void(const Result<void>&)>;

    virtual ~Secrets() = default;
    // Each answers exactly once, later or at once, on the thread it was called from.
    virtual void read(const QString& key, Read answer) = 0;
    virtual void write(const QString& key, const QString& secret, Written answer) = 0;
    virtual void remove(const QString& key, Removed answer) = 0;
};

} // namespace brickwork
