// Preloaded into a process, makes the calls fail that FAILING_DISK names, as a broken or full disk does:
//   fsync            fsync and fdatasync of anything say EIO
//   fsync-folder     only of folders
//   fsync-folder:N   only of folders, after N that were synced
//   meddle:PATH      all is well, but at the first sync of a folder a byte is added to PATH
//   rename           rename, renameat2 and linkat say EIO
//   write:N          after N bytes written to regular files, write says ENOSPC (the last one is short)
//   write-once:N     the same, but only once: what follows works again
//   swallow          write says that all was written, and writes nothing but the first byte
//   no-renameat2     renameat2 is not known (ENOSYS), as on old systems
//   no-links         the same, and linkat is forbidden (EPERM), as on FAT
//   cross-device     renameat2 and rename say EXDEV
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace {

bool failing(const char* what)
{
    const char* const wanted = std::getenv("FAILING_DISK");
    return wanted && std::strcmp(wanted, what) == 0;
}

int refuse(int code)
{
    errno = code;
    return -1;
}

template <typename Function>
Function* next(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

bool is(int descriptor, mode_t kind)
{
    struct stat info = {};
    return ::fstat(descriptor, &info) == 0 && (info.st_mode & S_IFMT) == kind;
}

const char* argumentOf(const char* prefix)
{
    const char* const wanted = std::getenv("FAILING_DISK");
    const size_t length = std::strlen(prefix);
    return wanted && std::strncmp(wanted, prefix, length) == 0 ? wanted + length : nullptr;
}

long allowance(const char* prefix)
{
    const char* const argument = argumentOf(prefix);
    return argument ? std::atol(argument) : -1;
}

/// What another program does at the worst moment.
void meddleOnce(const char* path)
{
    static bool done = false;
    if (std::exchange(done, true))
        return;
    const int file = ::open(path, O_WRONLY | O_APPEND);
    if (file < 0 || ::pwrite(file, "!", 1, 0) != 1) // O_APPEND: at the end all the same
        std::abort();
    ::close(file);
}

int syncing(const char* name, int descriptor)
{
    static long folders = 0;
    const bool folder = is(descriptor, S_IFDIR);
    const long allowed = allowance("fsync-folder:");
    if (failing("fsync") || (failing("fsync-folder") && folder) ||
        (folder && allowed >= 0 && ++folders > allowed))
        return refuse(EIO);
    if (const char* const path = argumentOf("meddle:"); path && folder)
        meddleOnce(path);
    return next<int(int)>(name)(descriptor);
}

long left = -2; // -2: not asked yet, -1: without end

} // namespace

extern "C" {

int fsync(int descriptor)
{
    return syncing("fsync", descriptor);
}

int fdatasync(int descriptor)
{
    return syncing("fdatasync", descriptor);
}

int rename(const char* from, const char* to) noexcept
{
    if (failing("rename"))
        return refuse(EIO);
    if (failing("cross-device"))
        return refuse(EXDEV);
    return next<int(const char*, const char*)>("rename")(from, to);
}

int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) noexcept
{
    if (failing("rename"))
        return refuse(EIO);
    if (failing("no-renameat2") || failing("no-links"))
        return refuse(ENOSYS);
    if (failing("cross-device") && !std::strstr(from, ".brickwork-"))
        return refuse(EXDEV);
    return next<int(int, const char*, int, const char*, unsigned)>("renameat2")(fromFolder, from, toFolder,
                                                                                to, flags);
}

int linkat(int fromFolder, const char* from, int toFolder, const char* to, int flags) noexcept
{
    if (failing("rename"))
        return refuse(EIO);
    if (failing("no-links"))
        return refuse(EPERM);
    return next<int(int, const char*, int, const char*, int)>("linkat")(fromFolder, from, toFolder, to,
                                                                        flags);
}

ssize_t write(int descriptor, const void* bytes, size_t count)
{
    auto* const real = next<ssize_t(int, const void*, size_t)>("write");
    if (!is(descriptor, S_IFREG))
        return real(descriptor, bytes, count);
    if (failing("swallow"))
        return real(descriptor, bytes, count > 0 ? 1 : 0) < 0 ? -1 : static_cast<ssize_t>(count);
    const long once = allowance("write-once:");
    if (left == -2)
        left = once >= 0 ? once : allowance("write:");
    if (left < 0)
        return real(descriptor, bytes, count);
    if (left == 0 && count > 0) {
        left = once >= 0 ? -1 : 0;
        return refuse(ENOSPC);
    }
    const size_t some = count < static_cast<size_t>(left) ? count : static_cast<size_t>(left);
    left -= static_cast<long>(some);
    return real(descriptor, bytes, some);
}
}
