"""The story: which beat is spoken next. What is said lies in story.yaml and the catalogues of a level."""
