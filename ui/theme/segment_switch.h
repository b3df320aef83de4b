// One out of a few, side by side as segments: a single tab stop, and the arrow keys walk them. It shows a
// number and says another; what they mean, others know.
#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace brickwork {

class SegmentSwitch final : public QWidget
{
    Q_OBJECT

public:
    /// `name` is said of the whole; the segments are called OBJECTNAME.0, OBJECTNAME.1 ...
    SegmentSwitch(const QString& objectName, const QString& name, const QStringList& segments,
                  QWidget* parent = nullptr);

    /// Emits no chosen().
    void setCurrent(int segment);
    [[nodiscard]] int current() const;
    /// In their order.
    [[nodiscard]] QList<QAbstractButton*> segments() const;
    void setFonts();

Q_SIGNALS:
    void chosen(int segment);

private:
    QButtonGroup* m_group;
};

} // namespace brickwork
