// The moment at which a file or folder is synced, in the hands of a test: fsync of this process is answered
// here. For one source of a test program; other programs are put on a failing disk by preloading
// tests/core/base/failing_disk.cpp.
#pragma once

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <functional>
#include <utility>

namespace brickwork::test {

inline std::atomic_int foldersThatFail = 0;
inline std::function<void()> beforeNextSync; ///< called once; only where one thread syncs

/// While it lives, no folder can be synced: what was written stands there, and nobody confirms it.
class FoldersDoNotSync
{
public:
    FoldersDoNotSync() { ++foldersThatFail; }
    ~FoldersDoNotSync() { --foldersThatFail; }
    FoldersDoNotSync(const FoldersDoNotSync&) = delete;
    FoldersDoNotSync& operator=(const FoldersDoNotSync&) = delete;
};

} // namespace brickwork::test

extern "C" int fsync(int descriptor)
{
    using namespace brickwork::test;
    if (beforeNextSync)
        std::exchange(beforeNextSync, nullptr)();
    struct stat info = {};
    if (foldersThatFail > 0 && ::fstat(descriptor, &info) == 0 && S_ISDIR(info.st_mode)) {
        errno = EIO;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_fsync, descriptor));
}
