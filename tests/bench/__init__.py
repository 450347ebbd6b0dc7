"""Ratios against floors measured in the same run: these machines are noisy, seconds alone say nothing."""
