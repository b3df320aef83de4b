#include "ui/theme/syntax_library.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

using RepositoryPointer = std::unique_ptr<KSyntaxHighlighting::Repository>;

/// A definition is read from its file when its first line is highlighted, so one is.
class FirstLine final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    explicit FirstLine(const KSyntaxHighlighting::Definition& definition)
    {
        setDefinition(definition);
        highlightLine(u"a *b* `c` [d](e)", {});
    }

protected:
    void applyFormat(int, int, const KSyntaxHighlighting::Format&) override {}
};

RepositoryPointer loadRepository(QThread* home)
{
    auto repository = std::make_unique<KSyntaxHighlighting::Repository>();
    FirstLine warm(repository->definitionForName(u"Markdown"_s));
    repository->moveToThread(home);
    return repository;
}

} // namespace

SyntaxLibrary::SyntaxLibrary(QObject* parent) : QObject(parent) {}

SyntaxLibrary::~SyntaxLibrary() = default;

void SyntaxLibrary::load()
{
    if (m_loading)
        return;
    m_loading = true;
    auto* watcher = new QFutureWatcher<RepositoryPointer>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        m_repository = watcher->future().takeResult();
        watcher->deleteLater();
        Q_EMIT ready();
    });
    watcher->setFuture(QtConcurrent::run(loadRepository, thread()));
}

KSyntaxHighlighting::Definition SyntaxLibrary::markdown() const
{
    return m_repository ? m_repository->definitionForName(u"Markdown"_s) : KSyntaxHighlighting::Definition();
}

KSyntaxHighlighting::Definition SyntaxLibrary::language(const QString& info) const
{
    const QString word =
        info.section(u' ', 0, 0, QString::SectionSkipEmpty).remove(u'{').remove(u'}').remove(u'.');
    if (!m_repository || word.isEmpty())
        return {};
    const auto named = m_repository->definitionForName(word);
    if (named.isValid())
        return named;
    // Writers say "py" and "sh": what a file of that suffix would be.
    return m_repository->definitionForFileName(u"fence."_s + word.toLower());
}

} // namespace brickwork
