// The sheet that shows a year in review as the picture it can be saved as. It draws a value and says what the
// writer wants of it: which year, with which words, saved or copied. Escape closes, and what had the keyboard
// before gets it back.
#pragma once

#include "ui/theme/sheet.h"
#include "ui/wall/year_review.h"

#include <QImage>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace brickwork {

class ReviewPicture;
class Theme;

class YearReviewSheet final : public Sheet
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

Q_SIGNALS:
    void reviewWished(const brickwork::ReviewWish& wish);
    void saveWished();
    void copyWished();
    void copyTextWished();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectParts();
    void setFonts();
    void wish();
    void drawPicture();
    void place() override;

    YearReview m_review;
    QImage m_image;
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
};

} // namespace brickwork
