// Looks which generator a folder belongs to while it is being typed, off the thread of the window: the folder
// may lie on a disk that takes its time.
#pragma once

#include <QObject>

namespace brickwork {

class GeneratorFinder final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Answers with found(), unless another folder is asked for meanwhile.
    void look(const QString& folder);

Q_SIGNALS:
    /// The word of the option "generator"; not emitted if nothing tells.
    void found(const QString& generator);

private:
    QString m_wanted;
};

} // namespace brickwork
