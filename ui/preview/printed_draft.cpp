#include "ui/preview/printed_draft.h"

#include "ui/preview/code_reader.h"
#include "ui/preview/preview_builder.h"
#include "ui/preview/preview_fill.h"
#include "ui/preview/preview_painter.h"
#include "ui/preview/preview_render.h"
#include "ui/preview/printed_pictures.h"
#include "ui/preview/printed_text.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QPalette>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextOption>

#include <algorithm>
#include <array>
#include <numeric>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::PrintedDraft)
};

constexpr double pointsOfInch = 72;
constexpr double mmOfInch = 25.4;
constexpr double margin = 22.0 / mmOfInch * PreviewStyle::unitsOfInch;
constexpr double mostMargin = 1.0 / 6; // of a small sheet
constexpr double cutCard = 0.5;        // paddings of a card that goes on, on another page
constexpr int dotsOfInch = 600;

double marginOf(QSizeF paper)
{
    return std::min(margin, std::min(paper.width(), paper.height()) * mostMargin);
}

} // namespace

PrintedDraft::PrintedDraft(const PrintOrder& order)
    : m_title(order.title.simplified()), m_style(order.style),
      m_paper(order.paper * PreviewStyle::unitsOfInch / pointsOfInch), m_margin(marginOf(m_paper)),
      m_document(std::make_unique<QTextDocument>())
{
    m_whole = fill(order);
    const double height = m_paper.height() - 2 * m_margin;
    m_document->setTextWidth(m_paper.width());
    // Nothing was laid out so far: this does it, once and to the end.
    (void) m_document->documentLayout()->documentSize();
    m_pages = pagesOf(stripsOf(*m_document, m_style, height), height);
}

PrintedDraft::~PrintedDraft() = default;

/// Tells whether all of the text was put in.
bool PrintedDraft::fill(const PrintOrder& order)
{
    CodeReader reader;
    const PreviewRenderPointer render =
        finishedPreview(renderPreview(order.text, order.images, nullptr, reader), reader);
    PreviewFill filling(*m_document);
    filling.clear(m_style);
    m_document->setDocumentMargin(m_margin);
    QTextOption option = m_document->defaultTextOption();
    option.setUseDesignMetrics(true);
    m_document->setDefaultTextOption(option);
    filling.setRender(render);
    while (!filling.isDone())
        (void) filling.step(m_style);
    aimLinks(*m_document, filling);
    auto* pictures = new PrintedPictures(render->images, m_paper.height() - 2 * m_margin, m_style.tokens.wall,
                                         m_document.get());
    m_document->documentLayout()->registerHandler(QTextFormat::ImageObject, pictures);
    return !render->notice;
}

void PrintedDraft::paintPage(QPainter& painter, int page) const
{
    const PageSlice& slice = m_pages[static_cast<size_t>(page)];
    painter.save();
    painter.translate(0, m_margin - slice.top);
    paintBehind(painter, slice);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = QRectF(0, slice.top, m_paper.width(), slice.bottom - slice.top);
    context.palette.setColor(QPalette::Text, m_style.tokens.ink);
    painter.setClipRect(context.clip);
    m_document->documentLayout()->draw(&painter, context);
    painter.restore();
    paintFoot(painter, page);
}

void PrintedDraft::paintBehind(QPainter& painter, const PageSlice& slice) const
{
    const PreviewPainter behind(*m_document, m_style, m_paper.width());
    const double width = m_paper.width();
    const double beyond = m_style.em * PreviewStyle::cardPadding * cutCard;
    const QRectF exact(0, slice.top, width, slice.bottom - slice.top);
    QTextBlock block = m_document->findBlockByNumber(slice.firstBlock);
    for (; block.isValid(); block = block.next()) {
        if (m_document->documentLayout()->blockBoundingRect(block).top() > slice.bottom)
            break;
        // Code that goes on, on another page, does not end at the very edge of its card.
        const bool card = block.blockFormat().boolProperty(CodeCard);
        painter.setClipRect(card ? exact.adjusted(0, -beyond, 0, beyond) : exact);
        behind.paintBehind(painter, block, {});
    }
}

void PrintedDraft::paintFoot(QPainter& painter, int page) const
{
    QFont font = m_style.small();
    // In units: points would be those of the device.
    font.setPixelSize(qRound(QFontMetricsF(font).height() * 0.7));
    const QLocale locale;
    //: at the foot of a printed page: its number, and how many there are
    const QString number = Tr::tr("%1 / %2").arg(locale.toString(page + 1), locale.toString(pageCount()));
    const bool mirrored = m_title.isRightToLeft();
    const QRectF place(m_margin, m_paper.height() - m_margin * 0.75, m_paper.width() - 2 * m_margin,
                       m_margin * 0.4);
    const QFontMetricsF metrics(font);
    const double room = place.width() - metrics.horizontalAdvance(number) - m_style.em * 2;
    painter.save();
    painter.setFont(font);
    painter.setPen(m_style.tokens.faint);
    painter.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    const auto align = [&](bool right) {
        return static_cast<int>(Qt::AlignVCenter | Qt::AlignAbsolute |
                                (right ? Qt::AlignRight : Qt::AlignLeft)) |
               Qt::TextSingleLine;
    };
    painter.drawText(place, align(mirrored), metrics.elidedText(m_title, Qt::ElideRight, room));
    painter.drawText(place, align(!mirrored), number);
    painter.restore();
}

bool PrintedDraft::print(QPagedPaintDevice& device, const std::vector<int>& pages) const
{
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = device.logicalDpiX() / PreviewStyle::unitsOfInch;
    for (size_t i = 0; i < pages.size(); ++i) {
        if (i > 0 && !device.newPage())
            return false;
        painter.save();
        painter.scale(scale, scale);
        paintPage(painter, pages[i]);
        painter.restore();
    }
    return painter.end();
}

QByteArray PrintedDraft::pdf() const
{
    std::vector<int> all(m_pages.size());
    std::iota(all.begin(), all.end(), 0);
    return pdf(all);
}

QByteArray PrintedDraft::pdf(const std::vector<int>& pages) const
{
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly))
        return {};
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(dotsOfInch);
        writer.setTitle(m_title);
        writer.setCreator(u"Brickwork"_s);
        writer.setPageSize(QPageSize(m_paper * pointsOfInch / PreviewStyle::unitsOfInch, QPageSize::Point));
        writer.setPageMargins({});
        if (!print(writer, pages))
            return {};
    }
    return buffer.data();
}

QPageSize usualPaper(QLocale::Territory territory)
{
    // By the Common Locale Data Repository.
    static constexpr std::array letter{QLocale::Belize,       QLocale::Canada,      QLocale::Chile,
                                       QLocale::Colombia,     QLocale::CostaRica,   QLocale::ElSalvador,
                                       QLocale::Guatemala,    QLocale::Mexico,      QLocale::Nicaragua,
                                       QLocale::Panama,       QLocale::Philippines, QLocale::PuertoRico,
                                       QLocale::UnitedStates, QLocale::Venezuela};
    return QPageSize(std::ranges::contains(letter, territory) ? QPageSize::Letter : QPageSize::A4);
}

} // namespace brickwork
