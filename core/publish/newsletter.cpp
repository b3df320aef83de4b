#include "core/publish/newsletter.h"

#include "core/base/content_hash.h"
#include "core/publish/article.h"
#include "core/publish/newsletter_copy.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

PlanAction actionOf(const PublishPlan& plan, const std::optional<LastDelivery>& last)
{
    if (!last || !last->live)
        return PlanAction::Create;
    return last->hash == plan.hash ? PlanAction::Nothing : PlanAction::Update;
}

} // namespace

NewsletterTarget::NewsletterTarget(TargetConfig config, TargetSurroundings around)
    : m_config(std::move(config)), m_around(std::move(around))
{
}

Result<PublishPlan> NewsletterTarget::plan(const PublishRequest& request, const Errand& errand) const
{
    if (errand.cancelled())
        return fail(ErrorCode::Cancelled, Sentences::tr("Planning was called off."));
    const Document document = parseMarkdown(request.draft.text);
    const Article article = articleOf(request, document);
    const NewsletterEditor editor = newsletterEditor(m_config);
    const NewsletterCopy copy = newsletterCopy(article, document, request, editor);
    PublishPlan plan = planOf(article, request);
    plan.title = copy.title;
    plan.where = Sentences::tr("%1, by hand").arg(editor.name);
    plan.url = request.last ? request.last->url : QString();
    plan.bytes = copy.html.toUtf8();
    // The hash that a record by hand has: of the text, all that is known to have gone out.
    plan.hash = ContentHash::of(request.draft.text.toUtf8()).hex();
    plan.action = actionOf(plan, request.last);
    plan.state = PostState::Published; // whether it is a draft or waits for its day is chosen there
    plan.losses = copy.losses;
    plan.warnings << copy.warnings;
    return plan;
}

Result<Receipt> NewsletterTarget::deliver(const PublishPlan&, const PublishRequest&, const Errand&) const
{
    return fail(
        ErrorCode::Refused,
        Sentences::tr("%1 has no way in for other programs, so nothing was sent. Use Copy for Newsletter, "
                      "paste it there and publish it; then say “I published it”, or on the command line "
                      "publish with --by-hand and its address.")
            .arg(newsletterEditor(m_config).name));
}

Result<void> NewsletterTarget::retract(const LastDelivery&, const Errand&) const
{
    return {};
}

Result<Fate> NewsletterTarget::inquire(const Interrupted&, const Errand&) const
{
    return Fate{}; // nothing is ever on its way
}

Result<TestReport> NewsletterTarget::test(const Errand&) const
{
    return TestReport{.greeting = Sentences::tr("%1, by copy and paste: there is no connection to test.")
                                      .arg(newsletterEditor(m_config).name),
                      .findings = {},
                      .offers = {}};
}

} // namespace brickwork
