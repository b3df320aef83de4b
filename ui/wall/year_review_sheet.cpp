#include "ui/wall/year_review_sheet.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"
#include "ui/wall/year_review_picture.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int ring = 2;
constexpr int aroundPicture = ring + 1;
constexpr int widestPicture = 800; // as it is laid out: larger it would only be coarser
constexpr int leastPicture = 240;

QPushButton* button(const QString& text, const QString& name, QWidget* parent)
{
    auto* made = new QPushButton(text, parent);
    made->setObjectName(name);
    made->setAutoDefault(false);
    return made;
}

} // namespace

/// The picture made smaller, in a hairline; a ring around it while the keyboard is on it.
class ReviewPicture final : public QLabel
{
public:
    ReviewPicture(Theme& theme, QWidget* parent) : QLabel(parent), m_theme(theme)
    {
        setObjectName(u"review.picture"_s);
        setFocusPolicy(Qt::TabFocus);
        setAlignment(Qt::AlignCenter);
    }

    void setImage(const QImage& image, int width)
    {
        const QSize size(width, width * image.height() / std::max(image.width(), 1));
        const qreal ratio = devicePixelRatioF();
        QPixmap pixmap = QPixmap::fromImage(
            image.scaled((QSizeF(size) * ratio).toSize(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        pixmap.setDevicePixelRatio(ratio);
        setPixmap(pixmap);
        setFixedSize(size + QSize(2 * aroundPicture, 2 * aroundPicture));
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QLabel::paintEvent(event);
        const Tokens& t = m_theme.tokens();
        const qreal wide = hasFocus() ? ring : 1;
        const qreal in = hasFocus() ? ring / 2.0 : aroundPicture - 0.5;
        QPainter painter(this);
        painter.setPen(
            QPen(hasFocus() ? t.brick : t.line, wide, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(QRectF(rect()).adjusted(in, in, -in, -in));
    }

private:
    Theme& m_theme;
};

YearReviewSheet::YearReviewSheet(Theme& theme, QWidget* parent)
    : Sheet(theme, parent), m_heading(new LeadingLabel(tr("Year in review"), this)),
      m_year(new QComboBox(this)), m_titles(new QCheckBox(tr("With titles of posts"), this)),
      m_notes(new QCheckBox(tr("With notes"), this)), m_picture(new ReviewPicture(theme, this)),
      m_notice(new LeadingLabel({}, this)),
      m_copyText(button(tr("Copy as text"), u"review.copyText"_s, this)),
      m_copy(button(tr("Copy picture"), u"review.copy"_s, this)),
      m_save(button(tr("Save as picture…"), u"review.save"_s, this)),
      m_close(button(tr("Close"), u"review.close"_s, this))
{
    setObjectName(u"review"_s);
    setAccessibleName(tr("Year in review"));
    build();
    connectParts();
    setFonts();
    hide();
}

void YearReviewSheet::build()
{
    m_heading->setObjectName(u"review.heading"_s);
    m_year->setObjectName(u"review.year"_s);
    m_year->setAccessibleName(tr("Year"));
    m_titles->setObjectName(u"review.titles"_s);
    m_titles->setAccessibleDescription(tr("Of the first and the last post of the year"));
    m_notes->setObjectName(u"review.notes"_s);
    m_notes->setAccessibleDescription(tr("Up to three of your own notes, of the largest bricks"));
    m_notice->setObjectName(u"review.notice"_s);
    m_notice->setWordWrap(true);
    setLook(m_notice, Look::Faint);
    setLook(m_save, Look::Primary);
    m_copyText->setAccessibleDescription(tr("What the picture says, for those who cannot see it"));
    m_copyText->setToolTip(m_copyText->accessibleDescription());

    auto* choices = new QHBoxLayout;
    choices->setSpacing(space::l);
    choices->addWidget(m_heading, 1);
    choices->addWidget(m_titles);
    choices->addWidget(m_notes);
    choices->addWidget(m_year);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_copyText);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::xl);
    column->setSpacing(space::m);
    column->addLayout(choices);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addWidget(m_notice);
    column->addLayout(buttons);
    const QList<QWidget*> order{m_titles, m_notes, m_year, m_picture, m_copyText, m_copy, m_close, m_save};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}

void YearReviewSheet::connectParts()
{
    connect(m_close, &QPushButton::clicked, this, &YearReviewSheet::dismiss);
    connect(m_year, &QComboBox::currentIndexChanged, this, &YearReviewSheet::wish);
    connect(m_titles, &QCheckBox::toggled, this, &YearReviewSheet::wish);
    connect(m_notes, &QCheckBox::toggled, this, &YearReviewSheet::wish);
    connect(m_copyText, &QPushButton::clicked, this, &YearReviewSheet::copyTextWished);
    connect(m_copy, &QPushButton::clicked, this, &YearReviewSheet::copyWished);
    connect(m_save, &QPushButton::clicked, this, &YearReviewSheet::saveWished);
    connect(&theme(), &Theme::changed, this, [this] {
        setFonts();
        drawPicture();
        place();
        update();
    });
}

void YearReviewSheet::setFonts()
{
    m_heading->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_notice->setFont(Theme::font(TextSize::Small));
}

void YearReviewSheet::open(const std::vector<int>& years, int year)
{
    rememberFocus();
    {
        const QSignalBlocker quietYear(m_year);
        const QSignalBlocker quietTitles(m_titles);
        const QSignalBlocker quietNotes(m_notes);
        m_year->clear();
        for (const int each : years)
            m_year->addItem(QString::number(each), each);
        m_year->setCurrentIndex(std::max(m_year->findData(year), 0));
        m_year->setEnabled(m_year->count() > 1);
        m_titles->setChecked(false);
        m_notes->setChecked(false);
    }
    m_notice->hide();
    wish();
    show();
    place();
    m_save->setFocus(Qt::OtherFocusReason);
}

void YearReviewSheet::wish()
{
    Q_EMIT reviewWished({.year = m_year->currentData().toInt(),
                         .titles = m_titles->isChecked(),
                         .notes = m_notes->isChecked()});
}

void YearReviewSheet::setReview(const YearReview& review)
{
    m_review = review;
    m_titles->setEnabled(review.hasTitles);
    m_notes->setEnabled(review.hasNotes);
    m_picture->setAccessibleName(tr("Picture: %1 in review").arg(QString::number(review.year)));
    m_picture->setAccessibleDescription(reviewText(review));
    drawPicture();
    place();
}

void YearReviewSheet::drawPicture()
{
    m_image = toImage(m_review, {.tokens = theme().tokens(), .direction = layoutDirection()});
}

/// As large as the picture can be in the parent.
void YearReviewSheet::place()
{
    if (!isVisible() || m_image.isNull())
        return;
    for (QWidget* child : findChildren<QWidget*>())
        child->ensurePolished();
    const QMargins margins = layout()->contentsMargins();
    const QSize room = parentWidget()->size() - QSize(2 * space::xl, 2 * space::xl);
    const int sides = margins.left() + margins.right() + 2 * aroundPicture;
    m_picture->setFixedSize(0, 0);
    layout()->invalidate();
    const int bare = layout()->totalMinimumSize().width();
    const int widest = std::min(widestPicture, room.width() - sides);
    const int around = layout()->hasHeightForWidth()
                           ? layout()->totalHeightForWidth(std::max(widest + sides, bare))
                           : layout()->totalSizeHint().height();
    const int byHeight =
        (room.height() - around - 2 * aroundPicture) * m_image.width() / std::max(m_image.height(), 1);
    m_picture->setImage(m_image, std::max(std::min(widest, byHeight), leastPicture));
    layout()->invalidate();
    resize(std::max(m_picture->width() + sides - 2 * aroundPicture, bare), around + m_picture->height());
    layout()->activate();
    move((parentWidget()->width() - width()) / 2, (parentWidget()->height() - height()) / 2);
}

void YearReviewSheet::tell(const QString& sentence)
{
    m_notice->setText(sentence);
    m_notice->show();
    place();
}

void YearReviewSheet::changeEvent(QEvent* event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange && isVisible()) {
        drawPicture();
        place();
    }
}

void YearReviewSheet::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        return Q_EMIT copyWished();
    if (event->matches(QKeySequence::Save))
        return Q_EMIT saveWished();
    Sheet::keyPressEvent(event);
}

} // namespace brickwork
