#include "app/newsletter_desk.h"

#include "core/flows/draft_export.h"
#include "core/publish/article.h"
#include "core/publish/kinds.h"
#include "ui/frame/main_window.h"
#include "ui/posts/newsletter_sheet.h"
#include "ui/posts/table_picture.h"
#include "ui/theme/theme.h"
#include "ui/write/write_page.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QFuture>
#include <QGuiApplication>
#include <QImageReader>
#include <QMimeData>
#include <QSettings>
#include <QtConcurrentRun>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto placeKey = "newsletter/place"_L1;

/// Before the writer has said where, all that are known are on offer.
/// Not by a name that another place has: it would be replaced.
std::vector<TargetConfig> usualPlaces(const std::vector<TargetConfig>& known)
{
    const auto place = [&known](const QString& name, const QString& service) {
        const bool taken = std::ranges::contains(known, name, &TargetConfig::name);
        //: a newsletter, named after its editor
        return TargetConfig{.name = taken ? NewsletterDesk::tr("%1, by hand").arg(name) : name,
                            .kind = u"newsletter"_s,
                            .options = {{u"service"_s, service}}};
    };
    return {place(u"Substack"_s, u"substack"_s), place(u"Medium"_s, u"medium"_s),
            place(NewsletterDesk::tr("Another editor"), u"other"_s)};
}

/// As a person means the clipboard: one thing, in the forms that others take.
std::unique_ptr<QMimeData> asText(const QString& text)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(text);
    return data;
}

} // namespace

NewsletterDesk::NewsletterDesk(Services& services, DraftSession& session, Theme& theme, MainWindow& window)
    : m_services(services), m_session(session), m_window(window), m_sheet(new NewsletterSheet(theme, &window))
{
    connectSheet();
    connect(&m_session, &DraftSession::moved, this, [this](const DraftId& from, const DraftId& to) {
        if (m_draft == from)
            m_draft = to;
    });
}

NewsletterDesk::~NewsletterDesk()
{
    // It shows this workspace; the next has a sheet of its own.
    m_sheet->disconnect(this);
    m_sheet->dismiss();
    delete m_sheet;
}

void NewsletterDesk::connectSheet()
{
    connect(m_sheet, &NewsletterSheet::placeChosen, this, [this](int index) {
        QSettings().setValue(placeKey, m_places.at(static_cast<size_t>(index)).name);
        begin(index);
        m_sheet->setState(m_state);
    });
    connect(m_sheet, &NewsletterSheet::copyWished, this, &NewsletterDesk::copy);
    connect(m_sheet, &NewsletterSheet::pictureCopyWished, this, &NewsletterDesk::copyPicture);
    connect(m_sheet, &NewsletterSheet::pictureShowWished, this, &NewsletterDesk::showPicture);
    connect(m_sheet, &NewsletterSheet::editorWished, this, &NewsletterDesk::openEditor);
    connect(m_sheet, &NewsletterSheet::recordWished, this, &NewsletterDesk::record);
}

void NewsletterDesk::open()
{
    if (!m_window.write().hasDraft())
        return m_window.say(tr("Open a draft first: what is open is what is copied."));
    openFor(m_session.state().id, QSettings().value(placeKey).toString());
}

void NewsletterDesk::openFor(const DraftId& draft, const QString& target)
{
    m_draft = draft;
    readPlaces();
    const auto found = std::ranges::find(m_places, target, &TargetConfig::name);
    begin(found == m_places.end() ? 0 : static_cast<int>(found - m_places.begin()));
    m_sheet->open(m_state);
}

void NewsletterDesk::readPlaces()
{
    m_places.clear();
    const std::vector<TargetConfig> known = m_services.publishing->targets();
    for (const TargetConfig& config : known) {
        if (config.kind == "newsletter"_L1)
            m_places.push_back(config);
    }
    m_offered = m_places.empty();
    if (m_offered)
        m_places = usualPlaces(known);
}

void NewsletterDesk::begin(int index)
{
    m_state = {};
    m_copy = {};
    for (const TargetConfig& config : m_places)
        m_state.places << config.name;
    m_state.place = index;
    const NewsletterEditor editor = newsletterEditor(place());
    m_state.editor = editor.name;
    m_state.canOpen = !editor.compose.isEmpty();
    m_state.link = linkAt(place().name);
    const auto draft = snapshot();
    const int number = ++m_making;
    if (!draft) {
        m_state.problem = draft.error().sentence;
        return;
    }
    QtConcurrent::run([request = requestFor(*draft), editor, font = Theme::font(TextSize::Body)] {
        return make(request, editor, font);
    }).then(this, [this, number](const Made& made) {
        if (number == m_making)
            take(made);
    });
}

/// The open draft as it stands in the editor, saved or not.
Result<DraftSnapshot> NewsletterDesk::snapshot() const
{
    if (isOpenDraft() && m_window.write().hasDraft())
        return draftWithText(m_services.workspace, m_draft, m_window.write().text());
    return draftOnDisk(m_services.workspace, m_draft);
}

PublishRequest NewsletterDesk::requestFor(DraftSnapshot draft) const
{
    const Logbook& logbook = *m_services.logbook;
    const Instant now = logbook.stamp().at;
    PublishRequest request{.draft = std::move(draft),
                           .last = {},
                           .date = QDateTime::fromMSecsSinceEpoch(now.msecs, QTimeZone::UTC)};
    // Readers can follow a link to wherever a draft is out; best to where they are already.
    request.links = publishedAddresses(logbook.state().publications);
    for (const Publication& publication : logbook.state().publications) {
        for (const Delivery& delivery : publication.deliveries) {
            if (delivery.live && delivery.target == place().name && !delivery.url.isEmpty() &&
                !publication.draft.isEmpty())
                request.links.insert_or_assign(publication.draft, delivery.url);
        }
    }
    return request;
}

NewsletterDesk::Made NewsletterDesk::make(const PublishRequest& request, const NewsletterEditor& editor,
                                          const QFont& font)
{
    const Document document = parseMarkdown(request.draft.text);
    const Article article = articleOf(request, document);
    return {.copy = newsletterCopy(
                article, document, request, editor,
                {.picture = &bytesOf,
                 .table = [&font](const NewsletterTable& table) { return tablePicture(table, font); }}),
            .words = article.words,
            .problem = article.refusals.join(u' ')};
}

void NewsletterDesk::take(const Made& made)
{
    m_copy = made.copy;
    m_state = newsletterState(m_state, made.copy, made.words, QLocale());
    m_state.problem = made.problem;
    m_sheet->setState(m_state);
}

void NewsletterDesk::copy(NewsletterPart part)
{
    std::unique_ptr<QMimeData> data;
    switch (part) {
    case NewsletterPart::Title:
        data = asText(m_copy.title);
        break;
    case NewsletterPart::Subtitle:
        data = asText(m_copy.subtitle);
        break;
    case NewsletterPart::Text:
        data = asText(m_copy.text);
        data->setHtml(m_copy.html);
        break;
    }
    QGuiApplication::clipboard()->setMimeData(data.release());
    m_sheet->confirm(part);
}

/// Read and unpacked elsewhere: it may be large.
void NewsletterDesk::copyPicture(int index)
{
    const NewsletterPicture picture = m_copy.pictures.at(static_cast<size_t>(index));
    const int number = ++m_painting;
    QtConcurrent::run([picture] {
        if (!picture.png.isEmpty())
            return QImage::fromData(picture.png, "PNG");
        QImageReader reader(picture.file);
        reader.setAutoTransform(true);
        return reader.read();
    }).then(this, [this, number, index, picture](const QImage& image) {
        if (number != m_painting || !m_sheet->isVisible())
            return;
        if (image.isNull())
            return m_sheet->refuse(tr("This picture cannot be read: %1").arg(picture.file));
        auto data = std::make_unique<QMimeData>();
        data->setImageData(image);
        if (!picture.file.isEmpty())
            data->setUrls({QUrl::fromLocalFile(picture.file)});
        QGuiApplication::clipboard()->setMimeData(data.release());
        m_sheet->confirmPicture(index);
    });
}

void NewsletterDesk::showPicture(int index) const
{
    const QString& file = m_copy.pictures.at(static_cast<size_t>(index)).file;
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).path()));
}

void NewsletterDesk::openEditor() const
{
    QDesktopServices::openUrl(QUrl(newsletterEditor(place()).compose, QUrl::StrictMode));
}

void NewsletterDesk::record(const QUrl& address, const QDateTime& when)
{
    // A draft without a file has nothing that a record could be of.
    if (isOpenDraft()) {
        if (auto saved = m_session.flush(); !saved)
            return m_sheet->refuse(saved.error().sentence);
        m_draft = m_session.state().id;
    }
    PublishFlow& flow = *m_services.publishing;
    const TargetConfig target = place();
    if (m_offered) {
        if (auto added = flow.addTarget(target); !added)
            return m_sheet->refuse(added.error().sentence);
        m_offered = false;
    }
    const std::optional<Instant> at = when.isValid() ? std::optional(Instant::of(when)) : std::nullopt;
    const auto recorded =
        flow.recordByHand(m_draft, target.name, QString::fromLatin1(address.toEncoded()), at);
    if (!recorded)
        return m_sheet->refuse(recorded.error().sentence);
    m_sheet->dismiss();
    m_window.say(tr("“%1” is recorded as published in %2").arg(recorded->plan.title, m_state.editor));
}

QString NewsletterDesk::linkAt(const QString& target) const
{
    const Publication* publication = m_services.publishing->publicationOf(m_draft);
    if (m_draft.isEmpty() || !publication)
        return {};
    const auto found = std::ranges::find_if(publication->deliveries, [&](const Delivery& delivery) {
        return delivery.live && delivery.target == target;
    });
    return found == publication->deliveries.end() ? QString() : found->url;
}

} // namespace brickwork
