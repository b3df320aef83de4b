// The built-in site as a target: the published text is kept in the workspace, and the site is built from what
// is kept.
#pragma once

#include "core/base/file_lock.h"
#include "core/publish/target.h"
#include "core/site/site_build.h"
#include "core/site/site_records.h"

namespace brickwork {

struct Article;
struct Document;

class SiteTarget final : public Target
{
public:
    SiteTarget(TargetConfig config, TargetSurroundings around);

    [[nodiscard]] Result<PublishPlan> plan(const PublishRequest& request,
                                           const Errand& errand) const override;
    [[nodiscard]] Result<Receipt> deliver(const PublishPlan& plan, const PublishRequest& request,
                                          const Errand& errand) const override;
    [[nodiscard]] Result<void> retract(const LastDelivery& last, const Errand& errand) const override;
    [[nodiscard]] Result<Fate> inquire(const Interrupted& interrupted, const Errand& errand) const override;
    [[nodiscard]] Result<TestReport> test(const Errand& errand) const override;

    /// Builds the site of what is published already, unless somebody else is at it. Errors: Refused.
    [[nodiscard]] Result<SiteBuild> build(const Errand& errand) const;

private:
    [[nodiscard]] Result<FileLock> buildingLock() const;
    [[nodiscard]] Result<SiteBuild> rebuilt(const Errand& errand) const;
    [[nodiscard]] std::optional<SiteRecord> recordOf(const QString& slug) const;
    [[nodiscard]] Result<void> followRenames(const std::map<QString, QString>& standing) const;
    [[nodiscard]] Article articleFor(const PublishRequest& request, const Document& document) const;
    [[nodiscard]] Receipt receiptOf(const SitePost& post, const QStringList& remarks) const;

    TargetConfig m_config;
    QString m_root; ///< of the workspace
    SiteSettings m_settings;
    QString m_data; ///< what is kept in the workspace
};

} // namespace brickwork
