// What is copied from the preview: plain text at once, the Markdown it was made from, and the HTML of that,
// when somebody asks for them.
#pragma once

#include <QMimeData>
#include <QString>
#include <QStringList>

namespace brickwork {

class PreviewMime final : public QMimeData
{
    Q_OBJECT

public:
    /// `source` is the Markdown of all blocks that `plain` is a part of; empty for none.
    PreviewMime(const QString& plain, const QString& source);

    [[nodiscard]] QStringList formats() const override;
    [[nodiscard]] bool hasFormat(const QString& type) const override;

protected:
    [[nodiscard]] QVariant retrieveData(const QString& type, QMetaType wanted) const override;

private:
    QString m_source;
};

} // namespace brickwork
