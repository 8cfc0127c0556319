//! Coverage, quotas and figures for people who must defend the numbers.
