"""The result in, what a person takes along out: summary, referral, code, FHIR."""
