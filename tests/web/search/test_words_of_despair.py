"""Who types words of despair is told first whom to call, in whatever words and with what slips."""

from __future__ import annotations

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.loaded import despair_words, search_items, spelling

DESPAIR = (
    "suicde", "suicdie", "siucide", "suicied", "sewerside", "suicidle", "commiting suicide",
    "kill yourself", "kil myself", "kill mysef", "killmyself", "end my lfe", "want to dei",
    "want it to end", "want my life to be over", "988", "call 988", "116 123", "116123",
    "text 85258", "NHS 111", "13 11 14", "3114", "hotline", "lifeline australia", "befrienders",
    "die with dignity", "medical aid in dying", "dignitus", "euthanasia", "help to die",
    "how to die peacefully", "lethal dose", "overdose", "over dose", "how many pills to die",
    "self harm", "cutting myself", "cuting myself", "hang myself", "hoplessness", "dispair",
    "desparing", "what is the point", "what's the use", "no point to life", "life has no meaning",
    "pointless life", "not worth it", "is life worth living with ms", "rock bottom",
    "breaking point", "at my wits end", "end of my tether", "had enough", "I've had enough",
    "fed up", "make it stop", "make the pain stop", "not wake up", "I hope I don't wake up",
    "sleep forever", "can't cope", "not coping", "can't do this any more",
    "can't go on like this", "don't wanna be here", "i don t want to live", "no way out",
    "no way forward", "no one to talk to", "no-one would miss me if I died", "nobody cares",
    "family better off without me", "I'm a burden", "I don't want to be a burden", "hate my life",
    "MS ruined my life", "I'd rather be dead", "I'm scared of dying", "tired of living",
    "tired of it all", "want to disappear", "help", "help me", "please help", "HELP!!!", "sos",
    "emergency", "so alone", "I feel so lonely", "crying", "scared", "goodbye", "selbstmord",
    "Selbstmordgedanken", "ich kann nicht mehr", "je veux mourir", "j'en peux plus",
    "voglio morire", "no puedo más", "quiero morir", "zelfmoord", "ik wil dood", "självmord",
    "I give up", "giving up", "i give up on everything", "how can i go on", "i have no future",
    "jump from a bridge", "i want to know how to die", "I want to know how to kill myself",
    "can't live in pain", "can't stand it anymore", "i want to find out how to end my life",
    "where i live nobody cares", "live alone and want to die", "I give up smoking, I want to die",
    "vil dø", "selvmord", "samobójstwo", "itsemurha", "хочу умереть",
    "me quiero matar", "voy a matarme", "mi uccido", "Schluss machen", "ich bringe mich um",
    "I want to see an end", "i want to see the end of this", "I just want it finished",
    "i want this nightmare over", "I would be better gone",
    "the kids would be better off if I was gone", "my wife would be happier without me",
    "my husband deserves better than me", "nobody would cry for me", "I am only in the way",
    "I'm a waste of space", "im just taking up space", "I am already dead",
    "what am I still here for", "why am i here", "i shouldnt be here", "I should not be alive",
    "i hope i dont survive the transplant", "i dont mind dying", "i just want to be at peace",
    "let me go", "i want to go now please let me go", "every day is torture",
    "i dont see a tomorrow", "i have lost my will", "im at the end", "I have reached my limit",
    "i am ready to go", "my life stopped when i was diagnosed", "ms has stolen my life",
    "what kind of life is this", "i am a prisoner in my body", "i hate what ive become",
    "im a useless mother", "im a useless father", "im not a man anymore",
    "i am not a real woman anymore", "i'm no use to anyone", "everyone is sick of me",
    "i want to run under a bus", "step in front of a train", "drive into a tree",
    "stockpiling my tablets", "how much baclofen is fatal", "how much baclofen to die",
    "insulin to die", "i have a plan to die", "ive written my goodbyes",
    "ive written letters to my children for after im gone", "wanna dye", "i cant go onn",
    "ende it all", "endit", "please someone make this stop", "nothing to look forward to",
    "i am beyond help", "nobody can help me", "i cry every night", "i cannot see light",
    "i feel numb and empty", "i am tired of waking up", "i cant keep pretending",
    "who will find me", "will it hurt to die", "how long does it take to die",
    "is there a clinic that lets you die", "voluntary death", "stop eating to die",
    "can i refuse treatment and die",
)  # fmt: skip

OF_OTHER_THINGS = (
    "help with fatigue", "does diet help", "will it help me walk", "need help to walk", "pain",
    "pain relief", "chemo kills cells", "kill immune cells", "how to diet", "risk of dying",
    "how many people died", "death rate", "life expectancy", "how long do people live",
    "no live vaccine", "quality of life not improved", "normal life", "life after transplant",
    "liver enzymes not normal", "symptom burden", "143 patients", "112 people", "tablets",
    "pills", "walking alone", "can I live alone", "is it worth it", "is AHSCT worth the risk",
    "lost to follow-up", "end of study", "emergency room", "Swiss clinic", "Zurich",
    "stopping ocrelizumab", "tired", "fatigue", "sleep", "lucid", "fluid", "hoping",
    "cut-off age", "low platelets", "never treated", "can't walk", "burning",
    "no disease activity", "i give up smoking", "giving up smoking before hsct", "give up alcohol",
    "giving up driving", "can't go on holiday", "how to go on holiday after hsct",
    "i want to know how many people die", "want to know death rate", "jump from edss 3 to 6",
    "no future relapses", "make it stop progressing", "lifestyle not drugs",
    "do people live longer after hsct or not", "i want death statistics", "can't stand heat",
    "dying of infection how easy", "want to end treatment",
    "end of treatment", "end of trial", "dead cells", "kill cancer cells", "killing cancer cells",
    "what kills lymphocytes", "gave up alcohol", "end of isolation", "are vaccines live or dead",
    "why live vaccines are dangerous", "life with ms after transplant",
    "what is the point of a washout", "what is the point of G-CSF",
    "is there any point in hsct for spms", "reasons to have a transplant", "no reason for relapse",
    "stop smoking before transplant", "how do i cope with isolation",
    "cant continue on tysabri because of jc virus", "can't carry on with natalizumab",
    "I give up on Ocrevus", "fed up with fingolimod", "cant take ocrevus anymore",
    "i want to end my drug", "I want to see the end results", "see an end to relapses",
    "want to see a neurologist", "want to know how many died", "fed up with injections",
    "can chemo kill me", "does hsct kill you", "overdose of chemo",
    "how many tablets of cladribine", "how many pills a day", "carbon monoxide diffusion test",
    "hypertensive crisis", "depressed immune system", "bone marrow depression",
    "panic button in room", "feel low energy", "take all my tablets with me to hospital",
    "why bother with chemo before", "why carry on with dmt after", "no light sensitivity",
    "nothing left in bone marrow",
    "dye my hair after chemo", "let me go home", "feel numb in legs", "dead lesions",
    "living donor", "self injection", "hope for progressive ms", "lost to follow up",
    "quit my job", "rock climbing after hsct", "switzerland hsct", "go by train after transplant",

)  # fmt: skip


def test_words_of_despair_are_heard_and_words_of_other_things_are_not() -> None:
    def heard(typed: str) -> bool:
        return any(map(despair_words().are_in, (typed, spelling().meant(typed))))

    assert [typed for typed in DESPAIR if not heard(typed)] == []
    assert [typed for typed in OF_OTHER_THINGS if heard(typed)] == []


def test_every_line_is_found_by_its_number_and_its_name(base: EvidenceBase) -> None:
    lines = [line for line in base.help_lines if line.kind in ("emergency", "crisis")]
    assert lines
    for line in lines:
        name = line.name.partition(",")[0].partition("(")[0]
        for typed in filter(None, (name, line.tel, line.text_to)):
            assert despair_words().are_in(f"call {typed}"), typed


def test_what_can_be_read_here_is_seldom_taken_for_despair() -> None:
    names = [item.name for item in search_items()]
    assert [name for name in names if despair_words().are_in(name)] == []
