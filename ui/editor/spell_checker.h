// Asks the system's dictionaries, on a thread of its own: loading one takes hundreds of milliseconds, and so
// may a suggestion. What was asked is remembered, so that marking words costs a look into a table. Only this
// class knows Sonnet.
#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>

namespace brickwork {

class SpellThread;

class SpellChecker final : public QObject
{
    Q_OBJECT

public:
    explicit SpellChecker(QObject* parent = nullptr);
    ~SpellChecker() override;

    /// The languages of the text, as a writer names them; a word is right if one of them has it. The first
    /// call starts the thread.
    void setLanguages(const QStringList& languages);
    /// The dictionaries in use; empty until they are loaded, or if there is none.
    [[nodiscard]] const QStringList& dictionaries() const { return m_dictionaries; }
    /// All dictionaries of the system by their codes, once one was loaded.
    [[nodiscard]] const QStringList& available() const { return m_available; }
    /// Why nothing, or not everything, is checked: a sentence; empty if all is well.
    [[nodiscard]] const QString& problem() const { return m_problem; }

    /// Words that are right whatever the dictionaries say, letter case aside.
    void setAccepted(const QSet<QString>& words);

    /// True if the word is wrong, false if it is right; nothing if that is not known yet: then it is asked
    /// for, and answered() follows.
    [[nodiscard]] std::optional<bool> isMisspelt(const QString& word);
    /// Calls back on this thread, with the best first, unless `context` is gone or the languages changed.
    void suggest(const QString& word, QObject* context, const std::function<void(const QStringList&)>& told);

Q_SIGNALS:
    void ready();    ///< dictionaries() are others than before, or there are none
    void answered(); ///< words that were not known are known now

private:
    void ask();
    void takeDictionaries(int round, const QStringList& dictionaries, const QStringList& available,
                          const QString& problem);
    void takeAnswers(int round, const QHash<QString, bool>& wrong);

    QThread m_thread;
    SpellThread* m_worker = nullptr; ///< lives on m_thread
    QStringList m_languages;
    QStringList m_dictionaries;
    QStringList m_available;
    QString m_problem;
    QHash<QString, bool> m_wrong;
    QSet<QString> m_accepted; ///< case folded
    QSet<QString> m_unknown;  ///< to be asked
    QSet<QString> m_asked;
    int m_round = 0; ///< counts changes of language: older answers are dropped
    bool m_asking = false;
};

} // namespace brickwork
