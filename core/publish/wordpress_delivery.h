// One delivery of a post to WordPress, step by step: an invisible draft that bears a token, the pictures,
// then the whole post, read back. It knows no store; what must outlive a crash goes out through the errand.
#pragma once

#include "core/publish/article.h"
#include "core/publish/target.h"
#include "core/publish/wordpress_api.h"

#include <QJsonArray>

namespace brickwork {

class WordPressDelivery
{
public:
    /// All by reference outlive it.
    WordPressDelivery(const TargetConfig& config, const WordPressApi& api, const PublishPlan& plan,
                      const PublishRequest& request, const Errand& errand);

    /// As Target::deliver().
    [[nodiscard]] Result<Receipt> run();

private:
    [[nodiscard]] Result<void> mayGoOn() const;
    [[nodiscard]] Result<void> fileUnder();
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> forgetLostPictures();
    [[nodiscard]] Result<void> sendPictures();
    [[nodiscard]] Result<void> send(const PlannedMedia& picture);
    [[nodiscard]] Result<void> lookAgain();
    [[nodiscard]] Result<void> write();
    [[nodiscard]] Result<Receipt> readBack();
    void remark(Receipt& receipt, const WordPressPost& post) const;

    const TargetConfig& m_config;
    const WordPressApi& m_api;
    const PublishPlan& m_plan;
    const PublishRequest& m_request;
    const Errand& m_errand;
    Article m_article;
    Foothold m_held;
    bool m_waits = false; ///< for its time, at the site
    QJsonArray m_tags;
    QJsonArray m_categories;
    QJsonObject m_fields;
};

} // namespace brickwork
