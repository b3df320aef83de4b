#include "core/publish/git_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

bool soundsAway(const QString& words)
{
    for (const QLatin1StringView sign :
         {"Could not resolve"_L1, "Connection refused"_L1, "Connection timed out"_L1, "unable to access"_L1,
          "Network is unreachable"_L1, "Could not read from remote"_L1, "does not appear to be a git"_L1,
          "Operation timed out"_L1}) {
        if (words.contains(sign, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace

QString gitWords(const QByteArray& printed)
{
    // An address may hold a password or a token.
    static const QRegularExpression user(u"://[^/\\s'\"@]*@"_s);
    QStringList lines;
    const QStringList all = QString::fromUtf8(printed).replace(user, u"://"_s).split(u'\n');
    for (QString line : all) {
        line = line.sliced(line.lastIndexOf(u'\r') + 1).trimmed();
        if (line.startsWith("remote:"_L1))
            line = line.sliced(7).trimmed();
        const bool noise = line.startsWith("hint:"_L1) || line.startsWith("To "_L1) ||
                           line.startsWith("error: failed to push some refs"_L1);
        if (!line.isEmpty() && !noise)
            lines << line;
    }
    return lines.join(u' ').left(600);
}

bool gitAsksForPassword(const QString& words)
{
    return words.contains("could not read Username"_L1) || words.contains("could not read Password"_L1) ||
           words.contains("Authentication failed"_L1) || words.contains("Permission denied"_L1);
}

Failure pushRefusal(const QString& words)
{
    if (words.contains("non-fast-forward"_L1) || words.contains("fetch first"_L1))
        return fail(
            ErrorCode::Refused,
            Sentences::tr("The remote has commits that are not here, so the push was refused. The post "
                          "is committed on this computer. Pull, then publish again."),
            words);
    if (gitAsksForPassword(words))
        return fail(ErrorCode::Refused,
                    Sentences::tr("The remote did not accept your credentials, or there are none here. The "
                                  "post is committed on this computer. Push once in a terminal, so that your "
                                  "credential helper or agent knows them, then publish again."),
                    words);
    if (soundsAway(words))
        return fail(ErrorCode::Unreachable,
                    Sentences::tr("The remote cannot be reached. The post is committed on this computer. "
                                  "Publish again when it can."),
                    words);
    return fail(ErrorCode::Refused,
                Sentences::tr("The remote refused the push. The post is committed on this computer. It said: "
                              "%1")
                    .arg(words),
                words);
}

Failure commitRefusal(const QString& words)
{
    if (words.contains("Please tell me who you are"_L1) || words.contains("empty ident"_L1))
        return fail(ErrorCode::Refused,
                    Sentences::tr("git does not know your name yet. Set it (git config --global user.name "
                                  "and user.email), then publish again. Nothing was committed."),
                    words);
    return fail(ErrorCode::Refused,
                Sentences::tr("git refused the commit, so the change is in the folder, but not committed. It "
                              "said: %1")
                    .arg(words),
                words);
}

} // namespace brickwork
