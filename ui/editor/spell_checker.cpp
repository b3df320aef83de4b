#include "ui/editor/spell_checker.h"

#include "ui/editor/spell_words.h"

#include <QLocale>
#include <QPointer>

#include <Sonnet/Speller>
#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int mostKnown = 200'000; ///< words remembered; then it starts anew
constexpr int mostSuggestions = 7;

} // namespace

/// Everything that touches Sonnet; its methods are called on its thread only.
class SpellThread final : public QObject
{
    Q_OBJECT

public:
    void load(int round, const QStringList& wanted)
    {
        m_spellers.clear();
        const QStringList available = Sonnet::Speller().availableDictionaries().values();
        QStringList used;
        QStringList missing;
        for (const QString& language : wanted) {
            const QString code = dictionaryFor(language, available, QLocale::system());
            if (code.isEmpty()) {
                missing << language;
            } else if (!used.contains(code)) {
                used << code;
                m_spellers.push_back(std::make_unique<Sonnet::Speller>(code));
            }
        }
        m_codes = used;
        QString problem;
        if (!missing.isEmpty())
            problem = tr("There is no dictionary for %1 on this system, so spelling is not checked in it. "
                         "Dictionaries for Hunspell are found.")
                          .arg(missing.join(u", "_s));
        Q_EMIT loaded(round, used, available, problem);
    }

    void check(int round, const QStringList& words)
    {
        QHash<QString, bool> wrong;
        for (const QString& word : words)
            wrong.insert(word, isWrong(word));
        Q_EMIT checked(round, wrong);
    }

    void suggest(const QString& word, const std::function<void(const QStringList&)>& told)
    {
        QStringList all;
        for (const auto& speller : m_spellers) {
            for (const QString& suggestion : speller->suggest(dictionaryForm(word))) {
                if (!all.contains(suggestion) && all.size() < mostSuggestions)
                    all << suggestion;
            }
        }
        told(all);
    }

Q_SIGNALS:
    void loaded(int round, const QStringList& dictionaries, const QStringList& available,
                const QString& problem);
    void checked(int round, const QHash<QString, bool>& wrong);

private:
    [[nodiscard]] bool isWrong(const QString& word) const
    {
        bool judged = false;
        for (std::size_t i = 0; i < m_spellers.size(); ++i) {
            if (!isScriptOf(word, m_codes.at(static_cast<qsizetype>(i))))
                continue;
            judged = true;
            const QString form = dictionaryForm(word);
            if (m_spellers[i]->isCorrect(form))
                return false;
            // Possessives are not in every dictionary.
            if (form.endsWith("'s"_L1, Qt::CaseInsensitive) && m_spellers[i]->isCorrect(form.chopped(2)))
                return false;
        }
        return judged;
    }

    std::vector<std::unique_ptr<Sonnet::Speller>> m_spellers;
    QStringList m_codes;
};

SpellChecker::SpellChecker(QObject* parent) : QObject(parent)
{
    m_thread.setObjectName(u"spelling"_s);
}

SpellChecker::~SpellChecker()
{
    m_thread.quit();
    m_thread.wait();
}

void SpellChecker::setLanguages(const QStringList& languages)
{
    if (m_worker && languages == m_languages)
        return;
    m_languages = languages;
    ++m_round;
    m_wrong.clear();
    m_unknown.clear();
    m_asked.clear();
    m_asking = false;
    m_dictionaries.clear();
    if (!m_worker) {
        m_worker = new SpellThread;
        m_worker->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
        connect(m_worker, &SpellThread::loaded, this, &SpellChecker::takeDictionaries);
        connect(m_worker, &SpellThread::checked, this, &SpellChecker::takeAnswers);
        m_thread.start(QThread::LowPriority);
    }
    QMetaObject::invokeMethod(m_worker, &SpellThread::load, m_round, m_languages);
}

void SpellChecker::takeDictionaries(int round, const QStringList& dictionaries, const QStringList& available,
                                    const QString& problem)
{
    if (round != m_round)
        return;
    m_dictionaries = dictionaries;
    m_available = available;
    m_problem = problem;
    Q_EMIT ready();
}

void SpellChecker::setAccepted(const QSet<QString>& words)
{
    m_accepted.clear();
    for (const QString& word : words)
        m_accepted.insert(dictionaryForm(word).toCaseFolded());
    Q_EMIT answered();
}

std::optional<bool> SpellChecker::isMisspelt(const QString& word)
{
    if (m_dictionaries.isEmpty())
        return std::nullopt;
    if (const auto known = m_wrong.constFind(word); known != m_wrong.constEnd())
        return *known && !m_accepted.contains(dictionaryForm(word).toCaseFolded());
    if (!m_asked.contains(word)) {
        m_unknown.insert(word);
        // Once the line that asks is painted, with all its words.
        if (!m_asking) {
            m_asking = true;
            QMetaObject::invokeMethod(this, &SpellChecker::ask, Qt::QueuedConnection);
        }
    }
    return std::nullopt;
}

void SpellChecker::ask()
{
    m_asking = false;
    if (m_unknown.isEmpty() || !m_worker)
        return;
    m_asked.unite(m_unknown);
    QMetaObject::invokeMethod(m_worker, &SpellThread::check, m_round,
                              QStringList(m_unknown.cbegin(), m_unknown.cend()));
    m_unknown.clear();
}

void SpellChecker::takeAnswers(int round, const QHash<QString, bool>& wrong)
{
    if (round != m_round)
        return;
    if (m_wrong.size() > mostKnown)
        m_wrong.clear();
    m_wrong.insert(wrong);
    for (auto word = wrong.keyBegin(); word != wrong.keyEnd(); ++word)
        m_asked.remove(*word);
    Q_EMIT answered();
}

void SpellChecker::suggest(const QString& word, QObject* context,
                           const std::function<void(const QStringList&)>& told)
{
    if (!m_worker)
        return;
    const QPointer<QObject> still(context);
    QMetaObject::invokeMethod(m_worker, [this, word, still, told, round = m_round] {
        m_worker->suggest(word, [this, still, told, round](const QStringList& all) {
            QMetaObject::invokeMethod(this, [this, still, told, round, all] {
                if (still && round == m_round)
                    told(all);
            });
        });
    });
}

} // namespace brickwork

#include "spell_checker.moc"
