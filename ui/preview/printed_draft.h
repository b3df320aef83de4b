// A draft laid out on pages as the preview shows it, on white paper, with its title and numbers of pages at
// the foot. May be made, painted and thrown away in any one thread, and takes its time; it knows no window
// and writes no file.
#pragma once

#include "ui/preview/page_breaks.h"
#include "ui/preview/preview_images.h"
#include "ui/preview/preview_style.h"

#include <QByteArray>
#include <QLocale>
#include <QPageSize>
#include <QSizeF>
#include <QString>

#include <memory>
#include <vector>

class QPagedPaintDevice;
class QPainter;
class QTextDocument;

namespace brickwork {

struct PrintOrder
{
    QString text;
    QString title; ///< at the foot, and as the title of a file
    ImageRules images;
    PreviewStyle style; ///< printedStyle()
    QSizeF paper;       ///< in points
};

class PrintedDraft
{
public:
    explicit PrintedDraft(const PrintOrder& order);
    ~PrintedDraft();
    PrintedDraft(const PrintedDraft&) = delete;
    PrintedDraft& operator=(const PrintedDraft&) = delete;

    [[nodiscard]] int pageCount() const { return static_cast<int>(m_pages.size()); }
    /// False if the draft is so long that its end is left out; the last page says so.
    [[nodiscard]] bool isWhole() const { return m_whole; }
    /// Of a page, in units of the style.
    [[nodiscard]] QSizeF paper() const { return m_paper; }
    /// A page, counted from 0. The painter stands at the corner of the paper and knows units of the style.
    void paintPage(QPainter& painter, int page) const;
    /// These pages, one after the other, on a device without margins of its own; false if it fails.
    [[nodiscard]] bool print(QPagedPaintDevice& device, const std::vector<int>& pages) const;
    /// These pages as a file, or all of them; empty if it fails.
    [[nodiscard]] QByteArray pdf(const std::vector<int>& pages) const;
    [[nodiscard]] QByteArray pdf() const;

private:
    [[nodiscard]] bool fill(const PrintOrder& order);
    void paintBehind(QPainter& painter, const PageSlice& slice) const;
    void paintFoot(QPainter& painter, int page) const;

    QString m_title;
    PreviewStyle m_style;
    QSizeF m_paper;
    double m_margin; ///< on all sides of the paper
    std::unique_ptr<QTextDocument> m_document;
    std::vector<PageSlice> m_pages;
    bool m_whole = true;
};

/// What lies in the printers of a territory (of the system's locale if none is named): Letter or A4.
[[nodiscard]] QPageSize usualPaper(QLocale::Territory territory = QLocale::system().territory());

} // namespace brickwork
