// Labels that stand at the leading edge of their row whatever way their own words run. A BriefLabel keeps a
// sentence on one line, elided at its end when there is no room; a PathLabel keeps a path on one, elided in
// the middle and written from left to right in every layout; both are whole in their tooltip and for a screen
// reader.
#pragma once

#include <QLabel>

namespace brickwork {

class LeadingLabel : public QLabel
{
    Q_OBJECT

public:
    explicit LeadingLabel(const QString& text = {}, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void align();
};

class BriefLabel final : public LeadingLabel
{
    Q_OBJECT

public:
    explicit BriefLabel(QWidget* parent = nullptr);

    void setWhole(const QString& text);
    [[nodiscard]] const QString& whole() const { return m_whole; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void elide();

    QString m_whole;
};

class PathLabel final : public LeadingLabel
{
    Q_OBJECT

public:
    explicit PathLabel(QWidget* parent = nullptr);

    void setPath(const QString& path);
    void setAddress(const QString& address); ///< of the web: shown as it is
    [[nodiscard]] const QString& whole() const { return m_whole; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void elide();

    QString m_whole;
};

} // namespace brickwork
