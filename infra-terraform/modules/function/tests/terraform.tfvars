name                 = "im-test-account"
description          = "account"
handler              = "im.relation.lambda.account.AccountHttp::handleRequest"
package              = { file = "account.zip" }
reserved_concurrency = 50
environment          = { SPRING_DATASOURCE_USERNAME = "im" }
policy_json          = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
subnet_ids           = ["subnet-a", "subnet-b", "subnet-c"]
security_group_ids   = ["sg-1"]
data_key_arn         = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
log_key_arn          = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
alarm_topic_arn      = "arn:aws:sns:eu-central-1:123456789012:alarms"
