name                     = "im-test"
queues                   = ["publish-notice", "later"]
queue_functions          = { publish-notice = "arn:aws:lambda:eu-central-1:123456789012:function:im-test-publishNotice:live" }
schedules                = { sweepExpired = { expression = "rate(1 hour)", function_arn = "arn:aws:lambda:eu-central-1:123456789012:function:im-test-sweepExpired:live" } }
function_timeout_seconds = 15
account_id               = "123456789012"
key_arn                  = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
alarm_topic_arn          = "arn:aws:sns:eu-central-1:123456789012:alarms"
