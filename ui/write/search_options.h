// How one looks for text: case, whole words, regular expression, as three buttons that stay down. Alt+C,
// Alt+W and Alt+R press them wherever the keyboard is within the widget they serve.
#pragma once

#include "core/markdown/text_search.h"

#include <QWidget>

#include <array>

class QToolButton;

namespace brickwork {

class Theme;

/// A button of the rows that search: an icon, stays down where it is checkable.
[[nodiscard]] QToolButton* searchButton(const QString& objectName, const QString& says, QWidget* parent);

class SearchOptions final : public QWidget
{
    Q_OBJECT

public:
    /// `serves`: the widget within which the keys hold.
    SearchOptions(Theme& theme, const QString& prefix, QWidget* serves);

    /// What is looked for is `text`, in the way that is chosen.
    [[nodiscard]] SearchFor wanted(const QString& text) const;
    /// Says nothing.
    void setOptions(const SearchFor& wanted);

Q_SIGNALS:
    void changed();

private:
    void recolour();

    Theme& m_theme;
    std::array<QToolButton*, 3> m_buttons; ///< case, words, expression
};

} // namespace brickwork
