// A repository in a temporary folder with a bare one to push to, driven by the real git with settings of its
// own.
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

namespace brickwork::test {

class GitBench
{
public:
    GitBench()
    {
        qputenv("HOME", QFile::encodeName(m_folder.path()));
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder.path()));
        qputenv("GIT_CONFIG_NOSYSTEM", "1");
        qunsetenv("GIT_CONFIG_GLOBAL");
        write(m_folder.filePath(QStringLiteral(".gitconfig")),
              "[user]\n\tname = Ada\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n"
              "[commit]\n\tgpgsign = false\n");
        git(m_folder.path(), {QStringLiteral("init"), QStringLiteral("--bare"), bare()});
        git(m_folder.path(), {QStringLiteral("init"), site()});
        write(site() + QStringLiteral("/README"), "A site.\n");
        git({QStringLiteral("add"), QStringLiteral("README")});
        git({QStringLiteral("commit"), QStringLiteral("-m"), QStringLiteral("Begin")});
        git({QStringLiteral("remote"), QStringLiteral("add"), QStringLiteral("origin"),
             QStringLiteral("file://") + bare()});
        git({QStringLiteral("push"), QStringLiteral("-u"), QStringLiteral("origin"), QStringLiteral("main")});
    }

    [[nodiscard]] QString site() const { return m_folder.filePath(QStringLiteral("site")); }
    [[nodiscard]] QString bare() const { return m_folder.filePath(QStringLiteral("bare.git")); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    QByteArray git(const QString& folder, const QStringList& arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(folder);
        process.start(QStringLiteral("git"), arguments);
        if (!process.waitForFinished() || process.exitCode() != 0)
            qWarning().noquote() << "git" << arguments << process.readAllStandardError();
        return process.readAllStandardOutput().trimmed();
    }
    QByteArray git(const QStringList& arguments) const { return git(site(), arguments); }

    static void write(const QString& path, const QByteArray& bytes)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static void hook(const QString& path, const QByteArray& script)
    {
        write(path, "#!/bin/sh\n" + script);
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    /// Commits of the branch, and at the remote.
    [[nodiscard]] int commits() const
    {
        return git({QStringLiteral("rev-list"), QStringLiteral("--count"), QStringLiteral("main")}).toInt();
    }
    [[nodiscard]] int commitsThere() const
    {
        return git(bare(), {QStringLiteral("rev-list"), QStringLiteral("--count"), QStringLiteral("main")})
            .toInt();
    }
    [[nodiscard]] QByteArray head() const
    {
        return git({QStringLiteral("rev-parse"), QStringLiteral("main")});
    }
    [[nodiscard]] QByteArray headThere() const
    {
        return git(bare(), {QStringLiteral("rev-parse"), QStringLiteral("main")});
    }
    /// Files the last commit touched, one a line.
    [[nodiscard]] QByteArray touched() const
    {
        return git({QStringLiteral("show"), QStringLiteral("--name-only"), QStringLiteral("--format="),
                    QStringLiteral("HEAD")});
    }
    /// Somebody else pushes a commit of their own.
    void othersPush() const
    {
        git(m_folder.path(),
            {QStringLiteral("clone"), QStringLiteral("--quiet"), bare(), path(QStringLiteral("other"))});
        write(path(QStringLiteral("other/theirs")), "theirs\n");
        git(path(QStringLiteral("other")), {QStringLiteral("add"), QStringLiteral("theirs")});
        git(path(QStringLiteral("other")),
            {QStringLiteral("commit"), QStringLiteral("-m"), QStringLiteral("Theirs")});
        git(path(QStringLiteral("other")), {QStringLiteral("push"), QStringLiteral("--quiet")});
    }

private:
    QTemporaryDir m_folder;
};

} // namespace brickwork::test
