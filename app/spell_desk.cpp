#include "app/spell_desk.h"

#include "core/base/durable_file.h"
#include "ui/frame/main_window.h"
#include "ui/write/write_page.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qint64 largestDictionary = 16LL * 1024 * 1024;

/// One word a line; what else a hand may have put there is passed over.
QSet<QString> readWords(const QString& path)
{
    QSet<QString> words;
    if (const auto bytes = readWhole(path, largestDictionary)) {
        for (const QString& line : QString::fromUtf8(*bytes).split(u'\n')) {
            if (const QString word = line.trimmed(); !word.isEmpty() && !word.startsWith(u'#'))
                words.insert(word);
        }
    }
    return words;
}

} // namespace

SpellDesk::SpellDesk(DraftSession& session, const Workspace& workspace, MainWindow& window)
    : m_session(session), m_workspace(workspace), m_window(window), m_own(readWords(dictionaryFile()))
{
    WritePage& page = m_window.write();
    connect(&page, &WritePage::wordAccepted, this, &SpellDesk::accept);
    connect(&page, &WritePage::wordIgnored, this, &SpellDesk::ignore);
    connect(&page, &WritePage::noticed, &m_window,
            [this](const QString& sentence) { m_window.say(sentence); });
    connect(&m_session, &DraftSession::stateChanged, this, [this] {
        if (m_session.state().id != m_shown)
            show();
    });
    show();
}

QString SpellDesk::dictionaryFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + u"/dictionary.txt"_s;
}

QString SpellDesk::ignoredKey() const
{
    return u"workspaces/%1/ignored/%2"_s.arg(
        m_workspace.id.value, QString::fromLatin1(m_session.state().id.value.toUtf8().toHex()));
}

void SpellDesk::show()
{
    m_shown = m_session.state().id;
    QSet<QString> words = m_own;
    if (!m_shown.isEmpty()) {
        for (const QString& word : QSettings().value(ignoredKey()).toStringList())
            words.insert(word);
    }
    m_window.write().setAcceptedWords(words);
}

void SpellDesk::accept(const QString& word)
{
    // Another window may have added to it since.
    m_own.unite(readWords(dictionaryFile()));
    m_own.insert(word);
    QStringList lines(m_own.cbegin(), m_own.cend());
    std::ranges::sort(lines);
    QDir().mkpath(QFileInfo(dictionaryFile()).path());
    if (const auto written = writeDurably(dictionaryFile(), (lines.join(u'\n') + u'\n').toUtf8()); !written)
        m_window.say(tr("“%1” is accepted until Brickwork is closed, but could not be put into your "
                        "dictionary. %2")
                         .arg(word, written.error().sentence));
    show();
}

void SpellDesk::ignore(const QString& word)
{
    QSettings settings;
    // A draft without a file: the word is let be as long as the window is open.
    if (m_shown.isEmpty()) {
        m_own.insert(word);
    } else {
        QStringList words = settings.value(ignoredKey()).toStringList();
        if (!words.contains(word))
            words << word;
        settings.setValue(ignoredKey(), words);
    }
    show();
}

} // namespace brickwork
