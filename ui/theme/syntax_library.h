// The syntax definitions, loaded in another thread because Markdown's, with the languages it embeds, takes
// longer than a few frames. Owns the repository; until ready() there are none.
#pragma once

#include <QObject>

#include <KSyntaxHighlighting/Definition>
#include <memory>

namespace KSyntaxHighlighting {
class Repository;
}

namespace brickwork {

class SyntaxLibrary final : public QObject
{
    Q_OBJECT

public:
    explicit SyntaxLibrary(QObject* parent = nullptr);
    ~SyntaxLibrary() override;

    /// Starts loading; once is enough.
    void load();
    [[nodiscard]] bool isReady() const { return m_repository != nullptr; }

    [[nodiscard]] KSyntaxHighlighting::Definition markdown() const;
    /// By the first word of a fence's info string ("cpp", "python"); invalid if it is no language.
    [[nodiscard]] KSyntaxHighlighting::Definition language(const QString& info) const;

Q_SIGNALS:
    void ready();

private:
    bool m_loading = false;
    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository;
};

} // namespace brickwork
