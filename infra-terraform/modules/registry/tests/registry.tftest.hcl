mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name    = "im-test"
  key_arn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "images_stay_what_they_were" {
  command = plan

  assert {
    condition     = alltrue([for r in aws_ecr_repository.this : r.image_tag_mutability == "IMMUTABLE" && !r.force_delete])
    error_message = "A tag can be moved, or images deleted with their repository."
  }
  assert {
    condition     = alltrue([for r in aws_ecr_repository.this : r.image_scanning_configuration[0].scan_on_push && r.encryption_configuration[0].kms_key == var.key_arn])
    error_message = "Images are scanned, and lie under our key."
  }
}
