"""What an editor of evidence runs: new files, differences, reports, layouts of resume codes."""
