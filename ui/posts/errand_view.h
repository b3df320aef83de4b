// How far publishing has got at each place, and how it went: a row each, with its link and what can be done
// with it. Draws ErrandStates; a screen reader hears each new sentence.
#pragma once

#include "ui/posts/errand_state.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace brickwork {

class ElidedLabel;
class Theme;

class ErrandRow final : public QWidget
{
    Q_OBJECT

public:
    explicit ErrandRow(Theme& theme, QWidget* parent = nullptr);

    /// Beside others the row says which place it is of.
    void setState(const ErrandState& state, bool amongOthers);

private:
    void build();
    void connectAll();
    void dress();
    void say(const QString& before);

    Theme& m_theme;
    ErrandState m_state;
    QLabel* m_mark;
    ElidedLabel* m_place;
    QLabel* m_sentence;
    QProgressBar* m_progress;
    QLabel* m_remarks;
    ElidedLabel* m_address;
    QPushButton* m_open;
    QPushButton* m_copy;
    QPushButton* m_details;
    QWidget* m_deeds;
};

class ErrandView final : public QWidget
{
    Q_OBJECT

public:
    explicit ErrandView(Theme& theme, QWidget* parent = nullptr);

    void setErrands(const std::vector<ErrandState>& errands);

private:
    Theme& m_theme;
    std::vector<ErrandRow*> m_rows;
    QVBoxLayout* m_column;
};

} // namespace brickwork
