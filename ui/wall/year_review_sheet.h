// The sheet that shows a year in review as the picture it can be saved as. It draws a value and says what the
// writer wants of it: which year, with which words, saved or copied. Escape closes, and what had the keyboard
// before gets it back.
#pragma once

#include "ui/wall/year_review.h"

#include <QFrame>
#include <QImage>
#include <QPointer>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace brickwork {

class ReviewPicture;
class Scrim;
class Theme;

class YearReviewSheet final : public QFrame
{
    Q_OBJECT

public:
    /// Rises over its parent, which steps back behind a veil.
    YearReviewSheet(Theme& theme, QWidget* parent);

    /// Opens without titles and notes, and wishes for the review of `year`, one of `years`.
    void open(const std::vector<int>& years, int year);
    void setReview(const YearReview& review);
    [[nodiscard]] const YearReview& review() const { return m_review; }
    /// As it is saved and copied: in the colours and the direction of the window.
    [[nodiscard]] const QImage& picture() const { return m_image; }
    /// How a wish went.
    void tell(const QString& sentence);
    void dismiss();

Q_SIGNALS:
    void reviewWished(const brickwork::ReviewWish& wish);
    void saveWished();
    void copyWished();
    void copyTextWished();
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void connectParts();
    void setFonts();
    void wish();
    void drawPicture();
    void place();
    [[nodiscard]] bool holdsFocus() const;

    Theme& m_theme;
    YearReview m_review;
    QImage m_image;
    Scrim* m_scrim;
    QLabel* m_heading;
    QComboBox* m_year;
    QCheckBox* m_titles;
    QCheckBox* m_notes;
    ReviewPicture* m_picture;
    QLabel* m_notice;
    QPushButton* m_copyText;
    QPushButton* m_copy;
    QPushButton* m_save;
    QPushButton* m_close;
    QPointer<QWidget> m_before; ///< had the keyboard
};

} // namespace brickwork
